import type { TriggerRow } from '#core/contract'
import { requestTypesAt, type ServiceTree, type TypePath } from '#core/services'
import { type Trigger, touchesOperation } from '#core/triggers'

/** M15: the active triggers that fire in branches that the operation works with already. */
export const touchingOf = (rows: readonly TriggerRow[], isolatedServiceTree: string): Trigger[] =>
  rows.map(({ trigger }) => trigger).filter((trigger) => trigger.active && touchesOperation(trigger, isolatedServiceTree))

const statusesOf = (trigger: Trigger): string[] =>
  trigger.kind === 'status' ? [trigger.status, trigger.nextStatus].filter((status) => status !== '') : []

/** The request types that some triggers work with, each once, in the tree's order: what a branch of their own needs. */
export function typesNeededBy(triggers: readonly Trigger[], trees: readonly ServiceTree[]): TypePath[] {
  const keys = new Set(
    triggers
      .flatMap((trigger) => requestTypesAt(trees, { ...trigger, statuses: statusesOf(trigger) }))
      .map((path) => path.join('.')),
  )
  return trees.flatMap((tree, at) =>
    tree.requestTypes.flatMap((_, type): TypePath[] => (keys.has(`${at}.${type}`) ? [[at, type]] : [])),
  )
}
