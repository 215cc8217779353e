import { nameOfUse, type Use, type UsedThing, usesOf } from '#core/uses'
import { CRM_VARIABLES } from '#core/variables'
import type { AppContext } from '../context.ts'
import { AppProblem } from '../problem.ts'

type Context = Pick<AppContext, 'store'>

/** Who stands on these rows now. */
export function currentUses({ store }: Context, implementationId: string, what: UsedThing, ids: readonly string[]): Use[] {
  // Beneath one of the client's own that replaces it, a shipped one stays.
  const gone = ids.filter((token) => !CRM_VARIABLES.some((shipped) => shipped.token === token))
  return usesOf(what, ids, {
    numbers: store.numbers.list(implementationId),
    triggers: store.triggers.list(implementationId),
    mapped: what === 'variable' ? gone.flatMap((token) => store.templates.withToken(implementationId, token)) : [],
  })
}

/** @throws AppProblem `in-use` */
export function refuseUsed(context: Context, implementationId: string, what: UsedThing, ids: readonly string[]): void {
  const [user] = currentUses(context, implementationId, what, ids)
  if (user) throw new AppProblem('in-use', { what, by: nameOfUse(user) })
}
