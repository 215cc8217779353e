import { CRM_VARIABLES, type CrmVariable } from '#core/variables'
import type { Db } from './database.ts'

/** The CRM's own variables come from the catalogue; the store keeps an implementation's additions. */
export function variableRepository(db: Db) {
  const own = (implementationId: string): CrmVariable[] =>
    db
      .prepare<[string], { definition: string }>('SELECT definition FROM crm_variable WHERE implementation_id = ? ORDER BY token')
      .all(implementationId)
      .map((row) => JSON.parse(row.definition) as CrmVariable)
  return {
    own,
    /** By token; an own one with a shipped token stands in its place. */
    all: (implementationId: string): CrmVariable[] => {
      const byToken = new Map([...CRM_VARIABLES, ...own(implementationId)].map((variable) => [variable.token, variable]))
      return [...byToken.values()].sort((a, b) => (a.token < b.token ? -1 : 1))
    },
    save: (implementationId: string, variable: CrmVariable): void => {
      db.prepare(
        `INSERT INTO crm_variable VALUES (?, ?, ?) ON CONFLICT (implementation_id, token) DO UPDATE SET definition = excluded.definition`,
      ).run(implementationId, variable.token, JSON.stringify(variable))
    },
    remove: (implementationId: string, token: string): void => {
      db.prepare('DELETE FROM crm_variable WHERE implementation_id = ? AND token = ?').run(implementationId, token)
    },
  }
}
