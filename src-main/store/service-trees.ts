import type { ServiceTree } from '#core/services'
import type { Db } from './database.ts'

/** The CRM's service tree as far as it was entered; kept whole, because it is typed and pasted whole. */
export function serviceTreeRepository(db: Db) {
  return {
    get: (implementationId: string): ServiceTree[] => {
      const row = db
        .prepare<[string], { definition: string }>('SELECT definition FROM service_tree WHERE implementation_id = ?')
        .get(implementationId)
      return row ? (JSON.parse(row.definition) as ServiceTree[]) : []
    },
    save: (implementationId: string, trees: readonly ServiceTree[]): void => {
      db.prepare(
        'INSERT INTO service_tree VALUES (?, ?) ON CONFLICT (implementation_id) DO UPDATE SET definition = excluded.definition',
      ).run(implementationId, JSON.stringify(trees))
    },
  }
}
