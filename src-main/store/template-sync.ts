import { ulid } from 'ulid'
import type { SyncChange } from '#core/contract'
import type { StoredTemplate, SyncSummary } from '#core/implementation'
import {
  countPlaceholders,
  type PlaceholderScope,
  type TemplateContent,
  type TemplateQuality,
  type TemplateStatus,
  type UnusableReason,
  whyUnusable,
} from '#core/template'
import type { RemoteTemplate } from '../providers/index.ts'
import type { Db } from './database.ts'

/** What the provider decides, as columns, and what is computed from it or said by the way, in the order of `valuesOf`. */
const DECIDED = ['sender_id', 'content', 'status_raw', 'quality', 'rejection_reason', 'unsupported_parts']
const COMPUTED = ['name', 'language', 'status', 'category', 'body', 'unusable', 'placeholders']
/** Taken over without a word: no person has changed anything. */
const QUIET = ['pool_id', 'lost_in_edit']
export const PROVIDED: readonly string[] = [...DECIDED, ...COMPUTED, ...QUIET]

/** What the provider says of a template, without the text that it came in. */
export type TemplateFacts = Omit<RemoteTemplate, 'raw'>

type Value = string | number | null

/** @param scope of the provider's placeholders */
export function valuesOf(remote: TemplateFacts, scope: PlaceholderScope, unusable = unusableNow(remote)): Value[] {
  const { content, status, unsupportedParts } = remote
  return [
    remote.senderId,
    JSON.stringify(content),
    remote.statusRaw,
    remote.quality,
    remote.rejectionReason,
    JSON.stringify(unsupportedParts),
    content.name,
    content.language,
    status,
    content.category,
    content.body.text,
    JSON.stringify(unusable),
    countPlaceholders(content, scope),
    remote.poolId,
    JSON.stringify(remote.lostInEdit),
  ]
}

const unusableNow = ({ content, status, unsupportedParts }: TemplateFacts): UnusableReason[] =>
  whyUnusable({ content, status, unsupportedParts, missingSince: null })

export type SyncCounts = Omit<SyncSummary, 'endedAt'>

/** A template whose review took a turn, told by a merge. */
export type StatusChange = { templateId: string; from: TemplateStatus; to: TemplateStatus }

export type SyncMerge = SyncCounts & { statusChanges: StatusChange[] }

/** What a merge would do to the local copy; lists end after the limit that was asked for. */
export type StagedPlan = {
  counts: SyncCounts
  added: { content: TemplateContent; status: TemplateStatus; statusRaw: string; unusable: UnusableReason[] }[]
  changed: { templateId: string; kind: SyncChange['kind']; before: Face; after: Face }[]
  gone: { templateId: string; name: string; language: string }[]
}
type Face = SyncChange['before']

/** A sync that runs: pages are laid aside as they come, and merged at the end. */
export type TemplateStage = {
  add(templates: readonly TemplateFacts[]): void
  /** How many that were there until now the merge would mark as missing. Call it inside a transaction. */
  countMissing(): number
  /** What `merge` would do now. Call it inside a transaction. */
  plan(limit: number): StagedPlan
  /** Makes the account's templates those that were laid aside. Call it inside a transaction. */
  merge(at: string): SyncMerge
  /** Always, whatever became of the sync. */
  drop(): void
}

let stages = 0

/** New templates get one ULID for all, but for so many digits at its end: the row's number. Ten thousand made one by one take as long as two pages. */
const ID_DIGITS = 6

/**
 * Lays pages aside in a table of their own while the next one is on its way: nothing of
 * them stays in memory, and the merge is a few statements however many there are.
 */
export function stageTemplates(
  db: Db,
  options: {
    accountId: string
    scope: PlaceholderScope
    /** Recomputes why a template can't be used, now that it is missing. */
    markMissing(id: string, at: string): void
  },
): TemplateStage {
  const { accountId, scope } = options
  const stage = `temp.sync_stage_${++stages}`
  const columns = PROVIDED.join(', ')
  db.exec(`CREATE TEMP TABLE ${stage.slice('temp.'.length)} (remote_id, ${columns})`)
  const insert = db.prepare(`INSERT INTO ${stage} VALUES (?, ${PROVIDED.map(() => '?').join(', ')})`)
  let total = 0
  let unsupported = 0
  const add = db.transaction((templates: readonly TemplateFacts[]) => {
    for (const remote of templates) {
      const unusable = unusableNow(remote)
      // Waiting for approval is not a lack of support; an emoji, a picture, a carousel is.
      if (unusable.some(({ reason }) => reason !== 'not-approved')) unsupported++
      insert.run(remote.remoteId, ...valuesOf(remote, scope, unusable))
    }
    total += templates.length
  })

  /**
   * An id that stands for another name or language now is another template's: what stood on the old
   * one must not be sent with it. One that was typed by hand may have a slip in its name instead.
   */
  function unlinkReused(): void {
    db.prepare(
      `UPDATE template SET remote_id = 'reused:' || id FROM ${stage} AS new
       WHERE template.account_id = ? AND template.remote_id = new.remote_id AND origin = 'provider'
         AND (template.name <> new.name OR template.language <> new.language)`,
    ).run(accountId)
  }

  /**
   * A template typed by hand may not have known the provider's id, and one that was deleted and
   * made anew has another: name, language and sender tell. What stands on it stays on it.
   * @returns the ids of those whose provider's id is another one now
   */
  function relink(): Set<string> {
    unlinkReused()
    const relinked = new Set<string>()
    const lost = db
      .prepare<[string], Named>(
        `SELECT id, name, language, sender_id AS sender, pool_id AS pool FROM template
         WHERE account_id = ? AND remote_id NOT IN (SELECT remote_id FROM ${stage}) ORDER BY missing_since IS NOT NULL, id`,
      )
      .all(accountId)
    if (lost.length === 0) return relinked
    const unknown = Map.groupBy(
      db
        .prepare<[string], Named>(
          `SELECT remote_id AS id, name, language, sender_id AS sender, pool_id AS pool FROM ${stage}
           WHERE remote_id NOT IN (SELECT remote_id FROM template WHERE account_id = ?)`,
        )
        .iterate(accountId),
      nameOf,
    )
    const take = db.prepare('UPDATE template SET remote_id = ? WHERE id = ?')
    for (const template of lost) {
      const candidates = unknown.get(nameOf(template)) ?? []
      const at = candidates.findIndex(({ sender, pool }) => isNullOr(sender, template.sender) && isNullOr(pool, template.pool))
      const [same] = at < 0 ? [] : candidates.splice(at, 1)
      if (!same) continue
      take.run(same.id, template.id)
      relinked.add(template.id)
    }
    return relinked
  }

  /** Some providers tell a rejection's reason once, in a webhook: a list that is silent about it does not take it back. */
  function keepReasons(): void {
    db.prepare(
      `UPDATE ${stage} AS new SET rejection_reason = template.rejection_reason FROM template
       WHERE new.status = 'REJECTED' AND new.rejection_reason IS NULL AND template.account_id = ?
         AND template.remote_id = new.remote_id`,
    ).run(accountId)
  }

  const DIFFERS = `template.account_id = ? AND template.remote_id = new.remote_id
    AND (origin = 'manual' OR missing_since IS NOT NULL
      OR ${DECIDED.map((column) => `template.${column} IS NOT new.${column}`).join(' OR ')})`

  /** One that was registered by hand is there until a person says otherwise (M5): no list has to bring it. */
  const goneNow = () =>
    db
      .prepare<[string], { id: string; name: string; language: string; missing: 0 | 1 }>(
        `SELECT id, name, language, missing_since IS NOT NULL AS missing FROM template
         WHERE account_id = ? AND origin = 'provider' AND remote_id NOT IN (SELECT remote_id FROM ${stage}) ORDER BY name, language, id`,
      )
      .all(accountId)

  /** Linked as the merge would, read, and taken back. */
  function undone<T>(read: () => T): T {
    db.exec('SAVEPOINT plan')
    try {
      return read()
    } finally {
      db.exec('ROLLBACK TO plan; RELEASE plan')
    }
  }

  return {
    add: (templates) => {
      add(templates)
    },
    countMissing: () => {
      // Nearly always none, which needs no linking.
      if (goneNow().every(({ missing }) => missing)) return 0
      return undone(() => {
        relink()
        return goneNow().filter(({ missing }) => !missing).length
      })
    },
    plan: (limit) =>
      undone(() => {
        const relinked = relink()
        keepReasons()
        const one = db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM template, ${stage} AS new WHERE ${DIFFERS}`)
        const changed = one.get(accountId)?.n ?? 0
        const isNew = `remote_id NOT IN (SELECT remote_id FROM template WHERE account_id = ?)`
        const added =
          db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM ${stage} WHERE ${isNew}`).get(accountId)?.n ?? 0
        const gone = goneNow()
        return {
          counts: { added, changed, missing: gone.length, unsupported, unchanged: total - added - changed },
          added: db
            .prepare<[string, number], AddedRow>(
              `SELECT content, status, status_raw, unusable FROM ${stage} WHERE ${isNew} ORDER BY name, language LIMIT ?`,
            )
            .all(accountId, limit)
            .map((row) => ({
              content: JSON.parse(row.content) as TemplateContent,
              status: row.status,
              statusRaw: row.status_raw,
              unusable: JSON.parse(row.unusable) as UnusableReason[],
            })),
          changed: db
            .prepare<[string, number], ChangedRow>(
              `SELECT id, origin, missing_since IS NOT NULL AS missing,
                 ${FACE.map((column) => `template.${column} AS old_${column}, new.${column} AS new_${column}`).join(', ')}
               FROM template, ${stage} AS new WHERE ${DIFFERS} ORDER BY template.name, template.language LIMIT ?`,
            )
            .all(accountId, limit)
            .map((row) => ({
              templateId: row.id,
              kind:
                row.origin === 'manual' ? 'adopted' : relinked.has(row.id) ? 'recreated' : row.missing ? 'returned' : 'changed',
              before: faceOf(row.old_content, row.old_status, row.old_status_raw, row.old_quality),
              after: faceOf(row.new_content, row.new_status, row.new_status_raw, row.new_quality),
            })),
          gone: gone
            .filter(({ missing }) => !missing)
            .slice(0, limit)
            .map(({ id, name, language }) => ({ templateId: id, name, language })),
        }
      }),
    merge(at) {
      relink()
      keepReasons()
      const statusChanges = db
        .prepare<[string], StatusChange>(
          `SELECT id AS templateId, template.status AS "from", new.status AS "to" FROM template, ${stage} AS new
           WHERE template.account_id = ? AND template.remote_id = new.remote_id AND template.status <> new.status`,
        )
        .all(accountId)
      const changed = db
        .prepare(
          `UPDATE template SET ${PROVIDED.map((column) => `${column} = new.${column}`).join(', ')},
             origin = 'provider', missing_since = NULL, changed_at = ?
           FROM ${stage} AS new WHERE ${DIFFERS}`,
        )
        .run(at, accountId).changes
      db.prepare(
        `UPDATE template SET ${QUIET.map((column) => `${column} = new.${column}`).join(', ')} FROM ${stage} AS new
         WHERE template.account_id = ? AND template.remote_id = new.remote_id
           AND (${QUIET.map((column) => `template.${column} IS NOT new.${column}`).join(' OR ')})`,
      ).run(accountId)
      const gone = goneNow()
      // What is left is new. Said in the INSERT itself, this would make SQLite write all of it once more on the side.
      db.prepare(`DELETE FROM ${stage} WHERE remote_id IN (SELECT remote_id FROM template WHERE account_id = ?)`).run(accountId)
      const added = db
        .prepare(
          `INSERT INTO template (id, account_id, remote_id, origin, first_seen_at, changed_at, ${columns})
           SELECT ? || printf('%0${ID_DIGITS}d', rowid), ?, remote_id, 'provider', ?, ?, ${columns} FROM ${stage}`,
        )
        .run(ulid().slice(0, -ID_DIGITS), accountId, at, at).changes
      for (const { id, missing } of gone) if (!missing) options.markMissing(id, at)
      return { added, changed, missing: gone.length, unsupported, unchanged: total - added - changed, statusChanges }
    },
    drop: () => {
      db.exec(`DROP TABLE IF EXISTS ${stage}`)
    },
  }
}

type Named = { id: string; name: string; language: string; sender: string | null; pool: string | null }
const isNullOr = (a: string | null, b: string | null): boolean => a === null || b === null || a === b
const nameOf = ({ name, language }: Named): string => `${name} ${language}`

const FACE = ['content', 'status', 'status_raw', 'quality'] as const
type FaceColumns<Prefix extends string> = {
  [column in `${Prefix}_content` | `${Prefix}_status_raw`]: string
} & { [column in `${Prefix}_status`]: TemplateStatus } & { [column in `${Prefix}_quality`]: TemplateQuality }
type AddedRow = { content: string; status: TemplateStatus; status_raw: string; unusable: string }
type ChangedRow = { id: string; origin: StoredTemplate['origin']; missing: 0 | 1 } & FaceColumns<'old'> & FaceColumns<'new'>

const faceOf = (content: string, status: TemplateStatus, statusRaw: string, quality: TemplateQuality): Face => ({
  content: JSON.parse(content) as TemplateContent,
  status,
  statusRaw,
  quality,
})
