import { z } from 'zod'
import { nameAt, type ServiceTree, sameName, type TreePath } from '#core/services'
import { missingAt, type Trigger, type TriggerPlace, triggerPlace, triggerPlaceSchema, triggerSchema } from './triggers.ts'

/** What goes along with a change of the service tree, all or nothing. */
export const treeChangeSchema = z.object({
  places: z.array(triggerPlaceSchema),
  removed: z.array(z.string()),
  /** Triggers that went along with a name that is back. */
  restored: z.array(triggerSchema),
  /** M15 and M21 name a tree and a request type, too. */
  isolatedServiceTree: z.string().trim().max(80).optional(),
  chatRequestType: z.string().trim().max(80).optional(),
})
export type TreeChange = z.infer<typeof treeChangeSchema>

/** The trigger at another place. */
export const atPlace = (trigger: Trigger, { serviceTree, requestType, status, nextStatus }: TriggerPlace): Trigger =>
  trigger.kind === 'status'
    ? { ...trigger, serviceTree, requestType, status, nextStatus }
    : { ...trigger, serviceTree, requestType }

/** Whether the trees have all that a place names; unlike `missingAt`, a level of which nothing was entered has nothing. */
function holds(trees: readonly ServiceTree[], { serviceTree, requestType, status, nextStatus }: TriggerPlace): boolean {
  const inTrees = trees.filter(({ name }) => serviceTree === '' || sameName(name, serviceTree))
  const types = inTrees
    .flatMap(({ requestTypes }) => requestTypes)
    .filter(({ name }) => requestType === '' || sameName(name, requestType))
  const has = (wanted: string): boolean =>
    wanted === '' || types.some(({ statuses }) => statuses.some((each) => sameName(each, wanted)))
  return inTrees.length > 0 && (requestType === '' || types.length > 0) && has(status) && has(nextStatus)
}

/** The triggers that a change of the trees leaves without their place. */
export const orphansOf = (
  triggers: readonly Trigger[],
  before: readonly ServiceTree[],
  after: readonly ServiceTree[],
): Trigger[] =>
  triggers.filter((trigger) => {
    const place = triggerPlace(trigger)
    const isJudged = missingAt(before, place) === null && missingAt(after, place) !== null
    return isJudged || (holds(before, place) && !holds(after, place))
  })

type Step = { trees: readonly ServiceTree[]; path: TreePath }

const namesAt = ({ trees, path }: Step): string[] => path.map((_, level) => nameAt(trees, path.slice(0, level + 1)) ?? '')

/**
 * Where triggers go when a name gets another one, or another place of its level: those that the change would leave
 * without their place, and that have it again where the name is now.
 */
export function placesAfter(triggers: readonly Trigger[], from: Step, to: Step): TriggerPlace[] {
  if (from.path.length !== to.path.length) return []
  const [before, after] = [namesAt(from), namesAt(to)]
  /** A level that a trigger leaves open is no name to follow. */
  const follows = (named: string, level: number): string => {
    const was = before[level]
    return was !== undefined && named !== '' && sameName(named, was) ? (after[level] ?? named) : named
  }
  return orphansOf(triggers, from.trees, to.trees).flatMap((trigger) => {
    const { id, serviceTree, requestType, status, nextStatus } = triggerPlace(trigger)
    const place = {
      id,
      serviceTree: follows(serviceTree, 0),
      requestType: follows(requestType, 1),
      status: follows(status, 2),
      nextStatus: follows(nextStatus, 2),
    }
    return missingAt(to.trees, place) === null ? [place] : []
  })
}
