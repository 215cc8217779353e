import { ulid } from 'ulid'
import type { StoredTemplate } from '#core/implementation'
import { type TemplateQuality, type TemplateStatus, whyUnusable } from '#core/template'
import type { Binding, Transform } from '#core/variables'
import type { RemoteTemplate } from '../providers/index.ts'
import type { Db } from './database.ts'

type Row = {
  id: string
  account_id: string
  remote_id: string
  sender_id: string | null
  name: string
  language: string
  content: string
  status: TemplateStatus
  status_raw: string
  quality: TemplateQuality
  rejection_reason: string | null
  unsupported_parts: string
  missing_since: string | null
  first_seen_at: string
  changed_at: string
}

const COLUMNS =
  'id, account_id, remote_id, sender_id, name, language, content, status, status_raw, quality, rejection_reason, unsupported_parts, missing_since, first_seen_at, changed_at'

const fromRow = (row: Row): StoredTemplate => {
  const facts = {
    content: JSON.parse(row.content) as StoredTemplate['content'],
    status: row.status,
    unsupportedParts: JSON.parse(row.unsupported_parts) as string[],
    missingSince: row.missing_since,
  }
  return {
    id: row.id,
    accountId: row.account_id,
    remoteId: row.remote_id,
    senderId: row.sender_id,
    ...facts,
    statusRaw: row.status_raw,
    quality: row.quality,
    rejectionReason: row.rejection_reason,
    unusable: whyUnusable(facts),
    firstSeenAt: row.first_seen_at,
    changedAt: row.changed_at,
  }
}

/** What a sync compares: everything of a template that the provider decides, as it is stored. */
export type TemplateFingerprint = { id: string; remoteId: string; missing: boolean; value: string }

const fingerprint = (
  senderId: string | null,
  content: string,
  status: string,
  quality: string,
  reason: string | null,
  parts: string,
): string => JSON.stringify([senderId, content, status, quality, reason, parts])

export const fingerprintOf = (remote: RemoteTemplate): string =>
  fingerprint(
    remote.senderId,
    JSON.stringify(remote.content),
    remote.statusRaw,
    remote.quality,
    remote.rejectionReason,
    JSON.stringify(remote.unsupportedParts),
  )

/** The columns that the provider decides, in the order of `providedOf`. */
const PROVIDED = [
  'sender_id',
  'name',
  'language',
  'content',
  'status',
  'status_raw',
  'quality',
  'rejection_reason',
  'unsupported_parts',
  'raw',
] as const

const providedOf = (remote: RemoteTemplate): (string | null)[] => [
  remote.senderId,
  remote.content.name,
  remote.content.language,
  JSON.stringify(remote.content),
  remote.status,
  remote.statusRaw,
  remote.quality,
  remote.rejectionReason,
  JSON.stringify(remote.unsupportedParts),
  JSON.stringify(remote.raw),
]

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
  return {
    get: (id: string): StoredTemplate | null => {
      const row = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM template WHERE id = ?`).get(id)
      return row ? fromRow(row) : null
    },
    /** By name, then language. */
    list: (implementationId: string): StoredTemplate[] =>
      db
        .prepare<[string], Row>(
          `SELECT ${COLUMNS} FROM template
           WHERE account_id IN (SELECT id FROM provider_account WHERE implementation_id = ?) ORDER BY name, language, id`,
        )
        .all(implementationId)
        .map(fromRow),
    fingerprints: (accountId: string): TemplateFingerprint[] =>
      db
        .prepare<[string], Row>(`SELECT ${COLUMNS} FROM template WHERE account_id = ?`)
        .all(accountId)
        .map((row) => ({
          id: row.id,
          remoteId: row.remote_id,
          missing: row.missing_since !== null,
          value: fingerprint(
            row.sender_id,
            row.content,
            row.status_raw,
            row.quality,
            row.rejection_reason,
            row.unsupported_parts,
          ),
        })),
    insert: (accountId: string, remote: RemoteTemplate, at: string): void => {
      db.prepare(
        `INSERT INTO template (id, account_id, remote_id, first_seen_at, changed_at, ${PROVIDED.join(', ')})
         VALUES (?, ?, ?, ?, ?, ${PROVIDED.map(() => '?').join(', ')})`,
      ).run(ulid(), accountId, remote.remoteId, at, at, ...providedOf(remote))
    },
    /** The provider lists it, changed or again. */
    update: (id: string, remote: RemoteTemplate, at: string): void => {
      db.prepare(
        `UPDATE template SET ${PROVIDED.map((column) => `${column} = ?`).join(', ')}, missing_since = NULL, changed_at = ? WHERE id = ?`,
      ).run(...providedOf(remote), at, id)
    },
    markMissing: (id: string, at: string): void => {
      db.prepare('UPDATE template SET missing_since = ?, changed_at = ? WHERE id = ?').run(at, at, id)
    },
    bindings: (templateId: string): Binding[] =>
      db
        .prepare<[string], BindingRow>('SELECT * FROM binding WHERE template_id = ? ORDER BY key')
        .all(templateId)
        .map(bindingFromRow),
    /** Of every template of an implementation that has any. */
    bindingsByTemplate: (implementationId: string): Map<string, Binding[]> => {
      const rows = db
        .prepare<[string], BindingRow>(
          `SELECT binding.* FROM binding JOIN template ON template.id = binding.template_id
           WHERE template.account_id IN (SELECT id FROM provider_account WHERE implementation_id = ?) ORDER BY binding.key`,
        )
        .all(implementationId)
      return new Map(
        Object.entries(Object.groupBy(rows, (row) => row.template_id)).map(([id, group]) => [
          id,
          (group ?? []).map(bindingFromRow),
        ]),
      )
    },
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
