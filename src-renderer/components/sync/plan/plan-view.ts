import { SYNC_PLAN_LIMIT, type SyncPlan } from '#core/contract'
import { sameText } from '../plan-changes.ts'

/** The lists that a plan is looked at in, in the order of how much they ask of a person. */
export const VIEWS = ['changed', 'missing', 'added', 'unsupported'] as const
export type PlanView = (typeof VIEWS)[number]

type PlanRows = Pick<SyncPlan, 'changed' | 'gone' | 'added'>
type PlanList = { rows: PlanRows /** All of them, listed or not. */; count: number }

const NONE: PlanRows = { changed: [], gone: [], added: [] }

/** The plan in lists: what a person has to look at stands first. */
export function planView(plan: SyncPlan): { lists: Record<PlanView, PlanList>; first: PlanView; total: number } {
  const { counts, added, gone } = plan
  const isTold = (change: SyncPlan['changed'][number]): boolean =>
    change.kind !== 'changed' || !sameText(change.before.content, change.after.content)
  const changed = [...plan.changed.filter(isTold), ...plan.changed.filter((change) => !isTold(change))]
  const unsupported = added.filter(({ unusable }) => unusable.some(({ reason }) => reason !== 'not-approved'))
  // `counts.missing` has those that were missing before, too: it only helps where the list is cut.
  const goneCount = gone.length < SYNC_PLAN_LIMIT ? gone.length : Math.max(gone.length, counts.missing)
  const lists: Record<PlanView, PlanList> = {
    changed: { rows: { ...NONE, changed }, count: counts.changed },
    missing: { rows: { ...NONE, gone }, count: goneCount },
    added: { rows: { ...NONE, added }, count: counts.added },
    unsupported: { rows: { ...NONE, added: unsupported }, count: counts.unsupported },
  }
  return {
    lists,
    first: VIEWS.find((name) => lists[name].count > 0) ?? 'changed',
    total: counts.changed + goneCount + counts.added,
  }
}
