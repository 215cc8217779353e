import { monotonicFactory } from 'ulid'
import type { TemplateRow } from '#core/contract'
import type { StoredTemplate } from '#core/implementation'
import type { AccountTemplate } from '#core/lint'
import type { ProviderId } from '#core/provider'
import { type PlaceholderScope, placeholdersOf, type TemplateQuality, type TemplateStatus, whyUnusable } from '#core/template'
import type { Binding, Transform } from '#core/variables'
import type { Db } from './database.ts'
import { PROVIDED, stageTemplates, type TemplateFacts, type TemplateStage, valuesOf } from './template-sync.ts'

type Row = {
  id: string
  account_id: string
  remote_id: string
  sender_id: string | null
  content: string
  status: TemplateStatus
  status_raw: string
  quality: TemplateQuality
  rejection_reason: string | null
  unsupported_parts: string
  missing_since: string | null
  first_seen_at: string
  changed_at: string
  origin: StoredTemplate['origin']
  unusable: string
  samples: string
  pool_id: string | null
  lost_in_edit: string
}

const COLUMNS =
  'id, account_id, remote_id, sender_id, content, status, status_raw, quality, rejection_reason, unsupported_parts, missing_since, first_seen_at, changed_at, origin, unusable, samples, pool_id, lost_in_edit'

/** Where the provider is silent about a sample, the one that was sent stands in. */
function contentOf({ content, samples }: Row): StoredTemplate['content'] {
  const provided = JSON.parse(content) as StoredTemplate['content']
  if (samples === '{}') return provided
  const sent = JSON.parse(samples) as StoredTemplate['content']['samples']
  for (const { keys } of placeholdersOf(provided, 'component'))
    for (const key of keys) if (sent[key] !== undefined) provided.samples[key] ??= sent[key]
  return provided
}

const fromRow = (row: Row): StoredTemplate => ({
  id: row.id,
  accountId: row.account_id,
  remoteId: row.remote_id,
  origin: row.origin,
  senderId: row.sender_id,
  poolId: row.pool_id,
  content: contentOf(row),
  status: row.status,
  statusRaw: row.status_raw,
  quality: row.quality,
  rejectionReason: row.rejection_reason,
  unsupportedParts: JSON.parse(row.unsupported_parts) as string[],
  lostInEdit: JSON.parse(row.lost_in_edit) as string[],
  unusable: JSON.parse(row.unusable) as StoredTemplate['unusable'],
  missingSince: row.missing_since,
  firstSeenAt: row.first_seen_at,
  changedAt: row.changed_at,
})

type ListRow = {
  id: string
  account_id: string
  sender_id: string | null
  pool_id: string | null
  name: string
  language: string
  category: string
  body: string
  status: TemplateStatus
  status_raw: string
  quality: TemplateQuality
  missing_since: string | null
  first_seen_at: string
  changed_at: string
  origin: StoredTemplate['origin']
  unusable: string
  placeholders: number
}

const LIST_COLUMNS =
  'id, account_id, sender_id, pool_id, name, language, category, body, status, status_raw, quality, missing_since, first_seen_at, changed_at, origin, unusable, placeholders'

const toListRow = (row: ListRow): Omit<TemplateRow, 'mappingErrors'> => ({
  id: row.id,
  accountId: row.account_id,
  senderId: row.sender_id,
  poolId: row.pool_id,
  name: row.name,
  language: row.language,
  category: row.category,
  text: row.body,
  status: row.status,
  statusRaw: row.status_raw,
  quality: row.quality,
  missingSince: row.missing_since,
  firstSeenAt: row.first_seen_at,
  changedAt: row.changed_at,
  origin: row.origin,
  unusable: row.unusable === '[]' ? [] : (JSON.parse(row.unusable) as StoredTemplate['unusable']),
  placeholders: row.placeholders,
})

type BindingRow = {
  template_id: string
  key: string
  source_kind: 'crm' | 'literal'
  source_value: string
  fallback: string | null
  transforms: string
}

const bindingFromRow = (row: BindingRow): Binding => ({
  key: row.key,
  source: row.source_kind === 'crm' ? { kind: 'crm', token: row.source_value } : { kind: 'literal', text: row.source_value },
  fallback: row.fallback,
  transforms: JSON.parse(row.transforms) as Transform[],
})

/** Templates and, as part of the same aggregate, what fills their placeholders. */
export function templateRepository(db: Db) {
  const newId = monotonicFactory()
  const get = (id: string): StoredTemplate | null => {
    const row = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM template WHERE id = ?`).get(id)
    return row ? fromRow(row) : null
  }
  const markMissing = (id: string, at: string): void => {
    const template = get(id)
    if (!template) return
    const unusable = JSON.stringify(whyUnusable({ ...template, missingSince: at }))
    db.prepare('UPDATE template SET missing_since = ?, unusable = ?, changed_at = ? WHERE id = ?').run(at, unusable, at, id)
  }
  const IN_IMPLEMENTATION = 'account_id IN (SELECT id FROM provider_account WHERE implementation_id = ?)'
  return {
    get,
    /**
     * In the order of their ids, which costs no sorting of all for each page; without what only
     * one template's page shows.
     * @param after id of the row before the first, or null
     */
    list: (implementationId: string, after: string | null, limit: number): Omit<TemplateRow, 'mappingErrors'>[] =>
      db
        .prepare<[string, string, number], ListRow>(
          // The plus keeps SQLite on the ids: by account it would read and sort all of them for each page.
          `SELECT ${LIST_COLUMNS} FROM template WHERE id > ? AND +${IN_IMPLEMENTATION} ORDER BY id LIMIT ?`,
        )
        .all(after ?? '', implementationId, limit)
        .map(toListRow),
    /** One that has this name in this language, usable first. */
    named: (implementationId: string, name: string, language: string): StoredTemplate | null => {
      const row = db
        .prepare<unknown[], Row>(
          `SELECT ${COLUMNS} FROM template WHERE ${IN_IMPLEMENTATION} AND name = ? AND language = ?
           ORDER BY unusable <> '[]', id LIMIT 1`,
        )
        .get(implementationId, name, language)
      return row ? fromRow(row) : null
    },
    /** Those that a trigger sends or a number has as default. */
    inUse: (implementationId: string): StoredTemplate[] =>
      db
        .prepare<[string, string], Row>(
          `SELECT ${COLUMNS} FROM template WHERE id IN (
             SELECT template_id FROM trigger_template JOIN trigger_rule ON trigger_rule.id = trigger_id WHERE implementation_id = ?
             UNION SELECT default_template_id FROM sender_number WHERE implementation_id = ?
           ) ORDER BY name, language, id`,
        )
        .all(implementationId, implementationId)
        .map(fromRow),
    /** How many there are, how many have bindings, and the accounts and senders for which one can be used. */
    library: (
      implementationId: string,
    ): { total: number; mapped: number; usableFor: { accountId: string; senderId: string | null; poolId: string | null }[] } => {
      const counts = db
        .prepare<[string], { total: number; mapped: number }>(
          `SELECT count(*) AS total, coalesce(sum(EXISTS (SELECT 1 FROM binding WHERE template_id = template.id)), 0) AS mapped
           FROM template WHERE ${IN_IMPLEMENTATION}`,
        )
        .get(implementationId)
      const usableFor = db
        .prepare<[string], { accountId: string; senderId: string | null; poolId: string | null }>(
          `SELECT DISTINCT account_id AS accountId, sender_id AS senderId, pool_id AS poolId FROM template WHERE ${IN_IMPLEMENTATION} AND unusable = '[]'`,
        )
        .all(implementationId)
      return { total: counts?.total ?? 0, mapped: counts?.mapped ?? 0, usableFor }
    },
    /** Begins a sync of the account. */
    stage: (accountId: string, scope: PlaceholderScope): TemplateStage => stageTemplates(db, { accountId, scope, markMissing }),
    /** What a template of the account is compared with. */
    neighbours: (accountId: string): AccountTemplate[] =>
      db
        .prepare<[string], AccountTemplate>(
          `SELECT id, name, language, category, status, sender_id AS senderId, body,
             coalesce(json_extract(content, '$.footer.text'), '') AS footer
           FROM template WHERE account_id = ? AND missing_since IS NULL ORDER BY id`,
        )
        .all(accountId),
    /** In every training account of a provider: they share one simulator. */
    inTraining: (provider: ProviderId, name: string, language: string): { id: string; implementationId: string }[] =>
      db
        .prepare<[string, string, string], { id: string; implementationId: string }>(
          `SELECT template.id, implementation_id AS implementationId FROM template JOIN provider_account ON provider_account.id = account_id
           WHERE mode = 'training' AND provider = ? AND name = ? AND language = ?`,
        )
        .all(provider, name, language),
    /** Of the same account, and the same WhatsApp account in it, by this name: every language. */
    siblings: (accountId: string, name: string, poolId: string | null): StoredTemplate[] =>
      db
        .prepare<unknown[], Row>(
          `SELECT ${COLUMNS} FROM template WHERE account_id = ? AND name = ? AND (pool_id IS NULL OR ? IS NULL OR pool_id = ?)
           ORDER BY language, id`,
        )
        .all(accountId, name, poolId, poolId)
        .map(fromRow),
    /** Makes the copy what the provider has just said of one template. @returns whether anything changed */
    saveRemote: (id: string, template: TemplateFacts, scope: PlaceholderScope, at: string): boolean =>
      db
        .prepare(
          `UPDATE template SET remote_id = ?, ${PROVIDED.map((column) => `${column} = ?`).join(', ')},
             origin = 'provider', missing_since = NULL, changed_at = ?
           WHERE id = ? AND (missing_since IS NOT NULL OR origin <> 'provider' OR (remote_id, ${PROVIDED.join(', ')})
             IS NOT (?, ${PROVIDED.map(() => '?').join(', ')}))`,
        )
        .run(template.remoteId, ...valuesOf(template, scope), at, id, template.remoteId, ...valuesOf(template, scope)).changes >
      0,
    /** One that was just made at the provider, or that a list has brought already. @returns its id */
    addRemote: (accountId: string, template: TemplateFacts, scope: PlaceholderScope, at: string): string => {
      const columns = ['remote_id', 'changed_at', ...PROVIDED]
      db.prepare(
        `INSERT INTO template (id, account_id, origin, first_seen_at, ${columns.join(', ')})
         VALUES (?, ?, 'provider', ?, ${columns.map(() => '?').join(', ')})
         ON CONFLICT (account_id, remote_id) DO UPDATE SET
           ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}, origin = 'provider', missing_since = NULL`,
      ).run(newId(), accountId, at, template.remoteId, at, ...valuesOf(template, scope))
      const row = db
        .prepare<[string, string], { id: string }>('SELECT id FROM template WHERE account_id = ? AND remote_id = ?')
        .get(accountId, template.remoteId)
      if (!row) throw new Error('a template that was just written is not there')
      return row.id
    },
    /** What was sent as samples, for providers that never give them back. */
    keepSamples: (id: string, samples: StoredTemplate['content']['samples']): void => {
      db.prepare('UPDATE template SET samples = ? WHERE id = ?').run(JSON.stringify(samples), id)
    },
    setRejectionReason: (id: string, reason: string | null, at: string): void => {
      db.prepare('UPDATE template SET rejection_reason = ?, changed_at = ? WHERE id = ?').run(reason, at, id)
    },
    /** Name and language of another one with this id at the provider, or of the same name, language and sender. */
    twinOf: (accountId: string, template: TemplateFacts, ownId: string | undefined): { name: string; language: string } | null =>
      db
        .prepare<unknown[], { name: string; language: string }>(
          `SELECT name, language FROM template WHERE account_id = ? AND id IS NOT ?
             AND (remote_id = ? OR (name = ? AND language = ? AND sender_id IS ?))`,
        )
        .get(accountId, ownId ?? null, template.remoteId, template.content.name, template.content.language, template.senderId) ??
      null,
    /** Writes one that was typed by hand; without `id` a new one. @returns its id */
    saveTyped: (
      accountId: string,
      template: TemplateFacts,
      scope: PlaceholderScope,
      at: string,
      id: string = newId(),
    ): string => {
      const columns = ['remote_id', 'changed_at', ...PROVIDED]
      db.prepare(
        `INSERT INTO template (id, account_id, origin, first_seen_at, ${columns.join(', ')})
         VALUES (?, ?, 'manual', ?, ${columns.map(() => '?').join(', ')})
         ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}, missing_since = NULL`,
      ).run(id, accountId, at, template.remoteId, at, ...valuesOf(template, scope))
      return id
    },
    remove: (id: string): void => {
      db.prepare('DELETE FROM template WHERE id = ?').run(id)
    },
    /** Computes every computed column again: the rules may be another version's than those that wrote them. */
    refreshComputed: (scopeOf: (accountId: string) => PlaceholderScope): void => {
      const refresh = db.prepare(`UPDATE template SET ${PROVIDED.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`)
      const refreshMissing = db.prepare('UPDATE template SET unusable = ? WHERE id = ?')
      // Not in one piece: an account may hold ten thousand.
      const one = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM template WHERE id = ?`)
      for (const { id } of db.prepare<[], { id: string }>('SELECT id FROM template').all()) {
        const row = one.get(id)
        if (!row) continue
        const template = fromRow({ ...row, samples: '{}' })
        refresh.run(...valuesOf(template, scopeOf(template.accountId)), id)
        if (template.missingSince !== null) refreshMissing.run(JSON.stringify(whyUnusable(template)), id)
      }
    },
    bindings: (templateId: string): Binding[] =>
      db
        .prepare<[string], BindingRow>('SELECT * FROM binding WHERE template_id = ? ORDER BY key')
        .all(templateId)
        .map(bindingFromRow),
    /** Of those of these templates that have any. */
    bindingsByTemplate: (ids: readonly string[]): Map<string, Binding[]> => {
      const rows = db
        .prepare<[string], BindingRow>('SELECT * FROM binding WHERE template_id IN (SELECT value FROM json_each(?)) ORDER BY key')
        .all(JSON.stringify(ids))
      return new Map(
        Object.entries(Object.groupBy(rows, (row) => row.template_id)).map(([id, group]) => [
          id,
          (group ?? []).map(bindingFromRow),
        ]),
      )
    },
    /** Name of a template that takes this variable, or null. */
    withToken: (implementationId: string, token: string): { id: string; name: string }[] =>
      db
        .prepare<[string, string], { id: string; name: string }>(
          `SELECT DISTINCT template.id, name FROM template JOIN binding ON template_id = template.id
           WHERE ${IN_IMPLEMENTATION} AND source_kind = 'crm' AND source_value = ? ORDER BY name`,
        )
        .all(implementationId, token),
    /** Replaces a template's bindings; rows that stay as they are leave no history. */
    saveBindings: (templateId: string, bindings: readonly Binding[]): void => {
      const keep = JSON.stringify(bindings.map((binding) => binding.key))
      db.prepare('DELETE FROM binding WHERE template_id = ? AND key NOT IN (SELECT value FROM json_each(?))').run(
        templateId,
        keep,
      )
      const upsert = db.prepare(
        `INSERT INTO binding VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (template_id, key) DO UPDATE SET source_kind = excluded.source_kind, source_value = excluded.source_value,
           fallback = excluded.fallback, transforms = excluded.transforms`,
      )
      for (const { key, source, fallback, transforms } of bindings)
        upsert.run(
          templateId,
          key,
          source.kind,
          source.kind === 'crm' ? source.token : source.text,
          fallback,
          JSON.stringify(transforms),
        )
    },
  }
}
