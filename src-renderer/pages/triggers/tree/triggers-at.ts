import type { TriggerRow } from '#core/contract'
import { nameAt, type ServiceTree, sameName, type TreePath } from '#core/services'
import type { Trigger } from '#core/triggers'

const meets = (named: string, name: string | undefined): boolean => named === '' || (name !== undefined && sameName(named, name))

/** Whether a trigger names what stands at a path: its tree, its request type there, or one of its statuses there. */
function names(trigger: Trigger, trees: readonly ServiceTree[], path: TreePath): boolean {
  const tree = nameAt(trees, path.slice(0, 1))
  const name = nameAt(trees, path)
  if (name === undefined) return false
  if (path.length === 1) return sameName(trigger.serviceTree, name)
  if (!meets(trigger.serviceTree, tree)) return false
  if (path.length === 2) return sameName(trigger.requestType, name)
  if (trigger.kind !== 'status' || !meets(trigger.requestType, nameAt(trees, path.slice(0, 2)))) return false
  return sameName(trigger.status, name) || sameName(trigger.nextStatus, name)
}

/** The triggers that stand on a name: without it they would name what is not there. */
export const triggersOn = (rows: readonly TriggerRow[], trees: readonly ServiceTree[], path: TreePath): TriggerRow[] =>
  rows.filter(({ trigger }) => names(trigger, trees, path))

/** Whether an active trigger sends by itself at this status. */
export const firesAt = (rows: readonly TriggerRow[], trees: readonly ServiceTree[], path: TreePath): boolean =>
  rows.some(
    ({ trigger }) =>
      trigger.active &&
      trigger.kind === 'status' &&
      path.length === 3 &&
      sameName(trigger.status, nameAt(trees, path) ?? '') &&
      names(trigger, trees, path),
  )
