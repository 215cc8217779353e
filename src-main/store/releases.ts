import { ulid } from 'ulid'
import type { LoadReportFile } from '#core/bundle'
import type { Release } from '#core/release'
import type { Db } from './database.ts'

type Row = Omit<Release, 'signatures'> & { signatures: string }

const COLUMNS = `r.id, r.export_id AS exportId, r.environment, r.number, e.sequence, e.content_hash AS contentHash, r.note,
  r.prepared_by AS preparedBy, r.prepared_at AS preparedAt, r.released_by AS releasedBy, r.released_at AS releasedAt,
  r.repeats, r.signatures`
const FROM = 'bundle_release r JOIN bundle_export e ON e.id = r.export_id'

const fromRow = (row: Row): Release => ({ ...row, signatures: JSON.parse(row.signatures) as Release['signatures'] })

export type NewRelease = Pick<Release, 'exportId' | 'environment' | 'note' | 'preparedBy' | 'preparedAt' | 'repeats'>
/** What makes of a prepared one a release. `file`: the signed file, null where nobody signed. */
export type Released = { by: string; at: string; signatures: Release['signatures']; file: Uint8Array | null }

/** Releases of an implementation, whether it takes two persons to make one, and what CRMs reported. */
export function releaseRepository(db: Db) {
  const get = (id: string): (Release & { implementationId: string }) | null => {
    const row = db
      .prepare<[string], Row & { implementationId: string }>(
        `SELECT ${COLUMNS}, r.implementation_id AS implementationId FROM ${FROM} WHERE r.id = ?`,
      )
      .get(id)
    return row ? { ...fromRow(row), implementationId: row.implementationId } : null
  }
  const release = (id: string, { by, at, signatures, file }: Released): void => {
    db.prepare('UPDATE bundle_release SET released_by = ?, released_at = ?, signatures = ?, file = ? WHERE id = ?').run(
      by,
      at,
      JSON.stringify(signatures),
      file === null ? null : Buffer.from(file).toString('base64'),
      id,
    )
  }
  return {
    /** Newest first. */
    list: (implementationId: string): Release[] =>
      db
        .prepare<[string], Row>(
          `SELECT ${COLUMNS} FROM ${FROM} WHERE r.implementation_id = ? ORDER BY r.prepared_at DESC, r.number DESC`,
        )
        .all(implementationId)
        .map(fromRow),
    get,
    /** The next number of its implementation and environment. @param released null: somebody else has to */
    add: db.transaction((implementationId: string, given: NewRelease, released: Released | null): string => {
      const id = ulid()
      db.prepare(
        `INSERT INTO bundle_release (id, implementation_id, export_id, environment, number, note, prepared_by, prepared_at, repeats, signatures)
         SELECT :id, :implementationId, :exportId, :environment, coalesce(max(number), 0) + 1, :note, :preparedBy, :preparedAt, :repeats, '[]'
         FROM bundle_release WHERE implementation_id = :implementationId AND environment = :environment`,
      ).run({ id, implementationId, ...given })
      if (released !== null) release(id, released)
      return id
    }),
    release,
    /** The signed file; null where nobody signed. */
    file: (id: string): Uint8Array<ArrayBuffer> | null => {
      const row = db.prepare<[string], { file: string | null }>('SELECT file FROM bundle_release WHERE id = ?').get(id)
      return row?.file == null ? null : new Uint8Array(Buffer.from(row.file, 'base64'))
    },
    twoPersons: (implementationId: string): boolean =>
      db
        .prepare<[string], { two: number }>('SELECT two_persons AS two FROM release_rule WHERE implementation_id = ?')
        .get(implementationId)?.two === 1,
    setTwoPersons: (implementationId: string, on: boolean): void => {
      db.prepare(
        'INSERT INTO release_rule VALUES (?, ?) ON CONFLICT (implementation_id) DO UPDATE SET two_persons = excluded.two_persons',
      ).run(implementationId, on ? 1 : 0)
    },
    /** What CRMs reported, the last read first. */
    reports: (implementationId: string): LoadReportFile[] =>
      db
        .prepare<[string], { report: string }>('SELECT report FROM load_report WHERE implementation_id = ? ORDER BY id DESC')
        .all(implementationId)
        .map(({ report }) => JSON.parse(report) as LoadReportFile),
    /** The same report twice is one. */
    addReport: (report: LoadReportFile, readAt: string): void => {
      db.prepare('INSERT INTO load_report VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING').run(
        ulid(),
        report.implementation.id,
        readAt,
        report.reportHash,
        JSON.stringify(report),
      )
    },
  }
}
