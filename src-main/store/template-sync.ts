import { ulid } from 'ulid'
import type { SyncSummary } from '#core/implementation'
import { countPlaceholders, type PlaceholderScope, type UnusableReason, whyUnusable } from '#core/template'
import type { RemoteTemplate } from '../providers/index.ts'
import type { Db } from './database.ts'

/** What the provider decides, as columns, and what is computed from it, in the order of `valuesOf`. */
const DECIDED = ['sender_id', 'content', 'status_raw', 'quality', 'rejection_reason', 'unsupported_parts']
const COMPUTED = ['name', 'language', 'status', 'category', 'body', 'unusable', 'placeholders']
export const PROVIDED: readonly string[] = [...DECIDED, ...COMPUTED]

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
  ]
}

const unusableNow = ({ content, status, unsupportedParts }: TemplateFacts): UnusableReason[] =>
  whyUnusable({ content, status, unsupportedParts, missingSince: null })

export type SyncCounts = Omit<SyncSummary, 'endedAt'>

/** A sync that runs: pages are laid aside as they come, and merged at the end. */
export type TemplateStage = {
  add(templates: readonly TemplateFacts[]): void
  /** Makes the account's templates those that were laid aside. Call it inside a transaction. */
  merge(at: string): SyncCounts
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

  /** A template typed by hand may not have known the provider's id: name, language and sender tell. */
  function adoptTyped(): void {
    const typed = db
      .prepare<[string], { id: string; name: string; language: string; sender: string | null }>(
        `SELECT id, name, language, sender_id AS sender FROM template
         WHERE account_id = ? AND origin = 'manual' AND remote_id NOT IN (SELECT remote_id FROM ${stage})`,
      )
      .all(accountId)
    const listed = db.prepare<[string, string, string | null, string | null, string], { remoteId: string }>(
      `SELECT remote_id AS remoteId FROM ${stage} WHERE name = ? AND language = ? AND (sender_id IS NULL OR ? IS NULL OR sender_id = ?)
         AND remote_id NOT IN (SELECT remote_id FROM template WHERE account_id = ?)`,
    )
    const adopt = db.prepare('UPDATE template SET remote_id = ? WHERE id = ?')
    for (const { id, name, language, sender } of typed) {
      const same = listed.get(name, language, sender, sender, accountId)
      if (same) adopt.run(same.remoteId, id)
    }
  }

  return {
    add: (templates) => {
      add(templates)
    },
    merge(at) {
      adoptTyped()
      const changed = db
        .prepare(
          `UPDATE template SET ${PROVIDED.map((column) => `${column} = new.${column}`).join(', ')},
             origin = 'provider', missing_since = NULL, changed_at = ?
           FROM ${stage} AS new
           WHERE template.account_id = ? AND template.remote_id = new.remote_id
             AND (origin = 'manual' OR missing_since IS NOT NULL
               OR ${DECIDED.map((column) => `template.${column} IS NOT new.${column}`).join(' OR ')})`,
        )
        .run(at, accountId).changes
      const gone = db
        .prepare<[string], { id: string; missing: 0 | 1 }>(
          `SELECT id, missing_since IS NOT NULL AS missing FROM template
           WHERE account_id = ? AND remote_id NOT IN (SELECT remote_id FROM ${stage})`,
        )
        .all(accountId)
      // What is left is new. Said in the INSERT itself, this would make SQLite write all of it once more on the side.
      db.prepare(`DELETE FROM ${stage} WHERE remote_id IN (SELECT remote_id FROM template WHERE account_id = ?)`).run(accountId)
      const added = db
        .prepare(
          `INSERT INTO template (id, account_id, remote_id, origin, first_seen_at, changed_at, ${columns})
           SELECT ? || printf('%0${ID_DIGITS}d', rowid), ?, remote_id, 'provider', ?, ?, ${columns} FROM ${stage}`,
        )
        .run(ulid().slice(0, -ID_DIGITS), accountId, at, at).changes
      for (const { id, missing } of gone) if (!missing) options.markMissing(id, at)
      return { added, changed, missing: gone.length, unsupported, unchanged: total - added - changed }
    },
    drop: () => {
      db.exec(`DROP TABLE IF EXISTS ${stage}`)
    },
  }
}
