import { ulid } from 'ulid'
import type { ImplementationContents } from '#core/contract'
import type { Implementation, ImplementationFacts } from '#core/implementation'
import { type Clock, instant } from '../clock.ts'
import type { Db } from './database.ts'

type Row = {
  id: string
  client: string
  environment: Implementation['environment']
  isolated_service_tree: string
  receptive_confirmed_by: string | null
  receptive_confirmed_at: string | null
  client_var_active_since: string | null
  chat_request_type: string
  time_zone: string | null
  quiet_from: string | null
  quiet_to: string | null
  duplicate_hours: number | null
  training: 0 | 1
  created_at: string
  updated_at: string
}

const fromRow = (row: Row): Implementation => ({
  id: row.id,
  client: row.client,
  environment: row.environment,
  isolatedServiceTree: row.isolated_service_tree,
  receptive:
    row.receptive_confirmed_at === null
      ? null
      : { confirmedBy: row.receptive_confirmed_by ?? '', confirmedAt: row.receptive_confirmed_at },
  clientVarActiveSince: row.client_var_active_since,
  chatRequestType: row.chat_request_type,
  ...(row.time_zone !== null && {
    sending: {
      timeZone: row.time_zone,
      quietHours: row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to },
      duplicateHours: row.duplicate_hours,
    },
  }),
  training: row.training === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const FACTS = [
  'client',
  'environment',
  'isolated_service_tree',
  'receptive_confirmed_by',
  'receptive_confirmed_at',
  'client_var_active_since',
  'chat_request_type',
  'time_zone',
  'quiet_from',
  'quiet_to',
  'duplicate_hours',
]
const valuesOf = (facts: ImplementationFacts): (string | number | null)[] => [
  facts.client,
  facts.environment,
  facts.isolatedServiceTree,
  facts.receptive?.confirmedBy ?? null,
  facts.receptive?.confirmedAt ?? null,
  facts.clientVarActiveSince,
  facts.chatRequestType,
  facts.sending?.timeZone ?? null,
  facts.sending?.quietHours?.from ?? null,
  facts.sending?.quietHours?.to ?? null,
  facts.sending?.duplicateHours ?? null,
]

export function implementationRepository(db: Db, clock: Clock) {
  const get = (id: string): Implementation | null => {
    const row = db.prepare<[string], Row>('SELECT * FROM implementation WHERE id = ?').get(id)
    return row ? fromRow(row) : null
  }
  return {
    get,
    /** Newest change first. */
    list: (): Implementation[] =>
      db.prepare<[], Row>('SELECT * FROM implementation ORDER BY updated_at DESC, id DESC').all().map(fromRow),
    create: (facts: ImplementationFacts, training: boolean): Implementation => {
      const at = instant(clock)
      const implementation = { ...facts, id: ulid(), training, createdAt: at, updatedAt: at }
      db.prepare(
        `INSERT INTO implementation (id, training, created_at, updated_at, ${FACTS.join(', ')})
         VALUES (?, ?, ?, ?, ${FACTS.map(() => '?').join(', ')})`,
      ).run(implementation.id, training ? 1 : 0, at, at, ...valuesOf(facts))
      return implementation
    },
    update: (implementation: Implementation): Implementation => {
      const updatedAt = instant(clock)
      db.prepare(
        `UPDATE implementation SET ${FACTS.map((column) => `${column} = ?`).join(', ')}, updated_at = ? WHERE id = ?`,
      ).run(...valuesOf(implementation), updatedAt, implementation.id)
      return { ...implementation, updatedAt }
    },
    /** Something inside it changed: it moves to the top of the list. */
    touch: (id: string): void => {
      db.prepare('UPDATE implementation SET updated_at = ? WHERE id = ?').run(instant(clock), id)
    },
    /** Since when it is archived; null: it is worked on. */
    archivedAt: (id: string): string | null =>
      db
        .prepare<[string], { archivedAt: string | null }>('SELECT archived_at AS archivedAt FROM implementation WHERE id = ?')
        .get(id)?.archivedAt ?? null,
    archive: (id: string, isArchived: boolean): void => {
      db.prepare('UPDATE implementation SET archived_at = ? WHERE id = ?').run(isArchived ? instant(clock) : null, id)
    },
    /** What there is of it, by kind: what would go with it. */
    contents: (id: string): ImplementationContents => {
      const of = (table: string, where = 'implementation_id = :id'): number =>
        db.prepare<{ id: string }, { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`).get({ id })?.n ?? 0
      const ofAccount = 'account_id IN (SELECT id FROM provider_account WHERE implementation_id = :id)'
      return {
        accounts: of('provider_account'),
        numbers: of('sender_number'),
        templates: of('template', ofAccount),
        mappings: of('template', `${ofAccount} AND id IN (SELECT template_id FROM binding)`),
        drafts: of('draft'),
        triggers: of('trigger_rule'),
        serviceTrees: of('service_tree'),
        variables: of('crm_variable'),
        terms: of('consent_term'),
        contactFiles: of('contact_file'),
        plans: of('consent_plan'),
        signOffs: of('consent_sign_off'),
        testPhones: of('test_phone'),
        tests: of('test_send'),
        exports: of('bundle_export'),
      }
    },
    /** In the order that the references allow. */
    remove: (id: string): void => {
      db.prepare('DELETE FROM trigger_rule WHERE implementation_id = ?').run(id)
      db.prepare('DELETE FROM sender_number WHERE implementation_id = ?').run(id)
      db.prepare('DELETE FROM implementation WHERE id = ?').run(id)
    },
  }
}
