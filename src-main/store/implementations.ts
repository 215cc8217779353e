import { ulid } from 'ulid'
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
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

export function implementationRepository(db: Db, clock: Clock) {
  const get = (id: string): Implementation | null => {
    const row = db.prepare<[string], Row>('SELECT * FROM implementation WHERE id = ?').get(id)
    return row ? fromRow(row) : null
  }
  const write = (id: string, facts: ImplementationFacts, createdAt: string): Implementation => {
    const implementation = { ...facts, id, createdAt, updatedAt: instant(clock) }
    db.prepare(
      `INSERT INTO implementation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET client = excluded.client, environment = excluded.environment,
         isolated_service_tree = excluded.isolated_service_tree, receptive_confirmed_by = excluded.receptive_confirmed_by,
         receptive_confirmed_at = excluded.receptive_confirmed_at, client_var_active_since = excluded.client_var_active_since,
         updated_at = excluded.updated_at`,
    ).run(
      id,
      facts.client,
      facts.environment,
      facts.isolatedServiceTree,
      facts.receptive?.confirmedBy ?? null,
      facts.receptive?.confirmedAt ?? null,
      facts.clientVarActiveSince,
      createdAt,
      implementation.updatedAt,
    )
    return implementation
  }
  return {
    get,
    /** Newest change first. */
    list: (): Implementation[] =>
      db.prepare<[], Row>('SELECT * FROM implementation ORDER BY updated_at DESC, id DESC').all().map(fromRow),
    create: (facts: ImplementationFacts): Implementation => write(ulid(), facts, instant(clock)),
    update: (implementation: Implementation): Implementation =>
      write(implementation.id, implementation, implementation.createdAt),
    /** Something inside it changed: it moves to the top of the list. */
    touch: (id: string): void => {
      db.prepare('UPDATE implementation SET updated_at = ? WHERE id = ?').run(instant(clock), id)
    },
    /** In the order that the references allow. */
    remove: (id: string): void => {
      db.prepare('DELETE FROM trigger_rule WHERE implementation_id = ?').run(id)
      db.prepare('DELETE FROM sender_number WHERE implementation_id = ?').run(id)
      db.prepare('DELETE FROM implementation WHERE id = ?').run(id)
    },
  }
}
