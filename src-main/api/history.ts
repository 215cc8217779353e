import type { Change } from '#core/contract'
import { type EntityName, entitiesOf } from '#core/history'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import type { ApiBase } from './base.ts'

const PAGE = 50

/** Which pages show what such a change takes back. */
const AREAS: Readonly<Partial<Record<EntityName, Change['area']>>> = {
  implementation: 'implementations',
  provider_account: 'accounts',
  sender_number: 'numbers',
  crm_variable: 'variables',
  binding: 'variables',
  service_tree: 'services',
  trigger_rule: 'triggers',
  trigger_template: 'triggers',
  test_phone: 'testPhones',
}

export function historyApi(api: ApiBase, { store, changes, clock }: AppContext) {
  return {
    list: api.history.list.handler(({ input: { implementationId, step, before, ...filter } }) =>
      store.transaction(() => {
        const entities = step && entitiesOf(step)
        const found = store.history.list(implementationId, { ...filter, entities, before: before ?? undefined }, PAGE + 1)
        const shown = found.slice(0, PAGE)
        return {
          changes: shown,
          next: found.length > PAGE ? (shown.at(-1)?.position ?? null) : null,
          actors: before ? null : store.history.actors(implementationId),
        }
      }),
    ),
    undo: api.history.undo.handler(({ input }) => {
      const line = found(store.history.line(input.position), 'change')
      const { implementation_id: implementationId, entity } = line
      store.transaction(() => {
        const refused = store.history.undo(line)
        if (refused !== null) throw new AppProblem('undo-refused', { what: refused })
        // Whoever brings a date of the client var back is who confirms it.
        if (line.before?.includes('client_var_active_since')) {
          const since = store.implementations.get(implementationId)?.clientVarActiveSince ?? null
          const [by, at] = since === null ? [null, null] : [store.settings.get().operator, instant(clock)]
          store.consent.confirmClientVar(implementationId, by, at)
        }
        store.implementations.touch(implementationId)
      })
      changes.announce(AREAS[entity] ?? 'implementations', implementationId)
      return {}
    }),
  }
}
