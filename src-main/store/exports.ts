import { ulid } from 'ulid'
import type { ExportRecord } from '#core/implementation'
import type { Db } from './database.ts'

type Row = {
  id: string
  sequence: number
  created_at: string
  content_hash: string
  file_name: string
  bytes: number
  open_points: string
}

const fromRow = (row: Row): ExportRecord => ({
  id: row.id,
  sequence: row.sequence,
  createdAt: row.created_at,
  contentHash: row.content_hash,
  fileName: row.file_name,
  bytes: row.bytes,
  openPoints: JSON.parse(row.open_points) as ExportRecord['openPoints'],
})

export function exportRepository(db: Db) {
  const keep = (exportId: string, file: Uint8Array): void => {
    db.prepare('INSERT INTO bundle_kept (export_id, file) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
      exportId,
      Buffer.from(file).toString('base64'),
    )
  }
  return {
    /** Newest first. */
    list: (implementationId: string): ExportRecord[] =>
      db
        .prepare<[string], Row>(
          'SELECT id, sequence, created_at, content_hash, file_name, bytes, open_points FROM bundle_export WHERE implementation_id = ? ORDER BY sequence DESC',
        )
        .all(implementationId)
        .map(fromRow),
    /**
     * Remembers an export and keeps its file, both or neither.
     * @param file the bytes that were handed out
     */
    add: db.transaction((implementationId: string, record: Omit<ExportRecord, 'id'>, file: Uint8Array): ExportRecord => {
      const id = ulid()
      db.prepare(
        `INSERT INTO bundle_export (id, implementation_id, sequence, created_at, content_hash, file_name, bytes, open_points)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        id,
        implementationId,
        record.sequence,
        record.createdAt,
        record.contentHash,
        record.fileName,
        record.bytes,
        JSON.stringify(record.openPoints),
      )
      keep(id, file)
      return { ...record, id }
    }),
    /** Keeps the file of an export from before files were kept; one that is kept stays as it is. */
    keep,
    /** Exports whose files are kept, by their ids. */
    keptOf: (implementationId: string): string[] =>
      db
        .prepare<[string], { id: string }>(
          'SELECT id FROM bundle_export JOIN bundle_kept ON export_id = id WHERE implementation_id = ? ORDER BY sequence DESC',
        )
        .all(implementationId)
        .map(({ id }) => id),
    /** Whose export it is; null: there is none. */
    implementationOf: (exportId: string): string | null =>
      db.prepare<[string], { id: string }>('SELECT implementation_id AS id FROM bundle_export WHERE id = ?').get(exportId)?.id ??
      null,
    /** An export's file as it was handed out; null where it was made before files were kept. */
    kept: (exportId: string): { fileName: string; bytes: Uint8Array<ArrayBuffer> } | null => {
      const row = db
        .prepare<[string], { file_name: string; file: string }>(
          'SELECT file_name, file FROM bundle_export JOIN bundle_kept ON export_id = id WHERE id = ?',
        )
        .get(exportId)
      return row ? { fileName: row.file_name, bytes: new Uint8Array(Buffer.from(row.file, 'base64')) } : null
    },
  }
}
