import type { SyncPlan, SyncProgress } from '#core/contract'
import type { SyncSummary } from '#core/implementation'
import { api } from '../../connection/index.ts'
import { isAbort, type ShownProblem, toProblem } from '../../shared/problems.ts'
import { createStore } from '../../shared/store.ts'
import { reportError, reportProblem } from '../failures.tsx'

export type SyncState = {
  running: boolean
  progress: SyncProgress | null
  /** Of the sync that a person started last in this window. */
  result: SyncSummary | null
  /** Why the last one, whoever started it, brought nothing. */
  problem: ShownProblem | null
  cancelled: boolean
  /** What a sync would change, waiting for a person's word. */
  plan: SyncPlan | null
  /** That plan replaced one that no longer held. */
  isSecondLook: boolean
}

/** How a sync ended; `planned`: it waits for a person's word. */
type SyncOutcome =
  | { ended: 'done'; summary: SyncSummary }
  | { ended: 'planned'; plan: SyncPlan }
  | { ended: 'failed'; problem: ShownProblem }
  | { ended: 'cancelled' }

const IDLE: SyncState = {
  running: false,
  progress: null,
  result: null,
  problem: null,
  cancelled: false,
  plan: null,
  isSecondLook: false,
}

/** Replaced whole at every change, so that it can be told that it changed. */
const states = createStore<ReadonlyMap<string, SyncState>>(new Map())
const running = new Map<string, { controller: AbortController; outcome: Promise<SyncOutcome> }>()

const set = (accountId: string, state: Partial<SyncState>): void =>
  states.set(new Map(states.get()).set(accountId, { ...IDLE, ...state }))

/** Every account's sync; one that is missing here has none that this window knows of. */
export const useSyncs = (): ReadonlyMap<string, SyncState> => states.use()

export const useSync = (accountId: string): SyncState => states.use().get(accountId) ?? IDLE

/** Whether a preview waits for a person's word, so that nothing may overtake it behind their back. */
export const hasPlan = (accountId: string): boolean => (states.get().get(accountId)?.plan ?? null) !== null

export const cancelSync = (accountId: string): void => running.get(accountId)?.controller.abort()

/**
 * "Sincronizar Templates de mensagem ativa" (M7). A person's is previewed first, and ends there where
 * something needs their word. `background`: applied at once, and what fails goes to the status area;
 * another window's sync of the same account is no failure. Where this window syncs the account
 * already, that sync's outcome.
 */
export const startSync = (accountId: string, { background }: { background: boolean }): Promise<SyncOutcome> =>
  once(accountId, background, (signal) => (background ? sync(accountId, signal) : look(accountId, signal, false)))

/** Carries out the plan that waits. `keepMine`: the typed ones whose text is kept as a draft. */
export function applyPlan(accountId: string, keepMine: readonly string[]): Promise<SyncOutcome> | null {
  const plan = states.get().get(accountId)?.plan
  return plan ? once(accountId, false, (signal) => apply(plan, keepMine, signal, false)) : null
}

/** "Agora não": nothing changes. */
export function discardPlan(accountId: string): void {
  const plan = states.get().get(accountId)?.plan
  if (!plan || running.has(accountId)) return
  set(accountId, {})
  api.templates.discardSync({ planId: plan.planId }).catch((error: unknown) => {
    // One that is no longer kept is discarded already.
    if (toProblem(error).code !== 'sync-outdated') reportError(error, { background: true })
  })
}

function once(accountId: string, background: boolean, work: (signal: AbortSignal) => Promise<SyncOutcome>): Promise<SyncOutcome> {
  const known = running.get(accountId)
  if (known) return known.outcome
  const controller = new AbortController()
  const { signal } = controller
  const outcome = work(signal)
    .catch((error: unknown): SyncOutcome => {
      if (signal.aborted || isAbort(error)) {
        set(accountId, { cancelled: true })
        return { ended: 'cancelled' }
      }
      const problem = toProblem(error)
      const isNews = !background || (problem.code !== 'sync-running' && problem.code !== 'disconnected')
      // A plan that could not be carried out now may be in a moment.
      set(accountId, { problem: isNews ? problem : null, plan: background ? null : (states.get().get(accountId)?.plan ?? null) })
      if (background && isNews) reportError(error, { background: true, accountId })
      return { ended: 'failed', problem }
    })
    .finally(() => running.delete(accountId))
  running.set(accountId, { controller, outcome })
  return outcome
}

async function sync(accountId: string, signal: AbortSignal): Promise<SyncOutcome> {
  const { result } = states.get().get(accountId) ?? IDLE
  set(accountId, { running: true, result })
  let summary: SyncSummary | null = null
  for await (const progress of await api.templates.sync({ accountId }, { signal })) {
    if (progress.phase === 'done') summary = progress.summary
    else if (progress.phase === 'held') {
      const { plan, lost } = progress
      set(accountId, { plan, result })
      reportProblem({ code: 'sync-held', data: { count: lost }, raw: null }, accountId)
      return { ended: 'planned', plan }
    } else set(accountId, { running: true, progress })
  }
  if (!summary) throw new Error('the sync ended without a summary')
  set(accountId, {})
  return { ended: 'done', summary }
}

async function look(accountId: string, signal: AbortSignal, isSecondLook: boolean): Promise<SyncOutcome> {
  set(accountId, { running: true })
  let plan: SyncPlan | null = null
  for await (const progress of await api.templates.previewSync({ accountId }, { signal })) {
    if (progress.phase === 'planned') plan = progress.plan
    else set(accountId, { running: true, progress })
  }
  if (!plan) throw new Error('the preview ended without a plan')
  // Not before: the first page has no use for what compares templates.
  const { needsLook } = await import('./plan-changes.ts')
  if (!needsLook(plan)) return apply(plan, [], signal, isSecondLook)
  set(accountId, { plan, isSecondLook })
  return { ended: 'planned', plan }
}

/** Can't be cancelled: it is one transaction. */
async function apply(
  plan: SyncPlan,
  keepMine: readonly string[],
  signal: AbortSignal,
  isSecondLook: boolean,
): Promise<SyncOutcome> {
  const { accountId, planId, counts } = plan
  const isWaiting = hasPlan(accountId)
  const received = counts.added + counts.changed + counts.unchanged
  set(accountId, { running: true, progress: { phase: 'saving', received }, plan: isWaiting ? plan : null })
  try {
    const summary = await api.templates.applySync({ planId, keepMine: [...keepMine] })
    set(accountId, { result: summary })
    return { ended: 'done', summary }
  } catch (error) {
    // Once by itself: what changes faster than it can be looked at is for a person to know.
    if (toProblem(error).code !== 'sync-outdated' || (isSecondLook && !isWaiting)) throw error
    return look(accountId, signal, true)
  }
}
