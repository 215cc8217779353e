import { useSyncExternalStore } from 'react'
import type { SyncProgress } from '#core/contract'
import type { SyncSummary } from '#core/implementation'
import { isAbort, type ShownProblem, toProblem } from '../app/problems.ts'
import { reportError } from '../app/report.tsx'
import { api } from '../connection/index.ts'

export type SyncState = {
  running: boolean
  progress: SyncProgress | null
  /** Of the sync that a person started last in this window. */
  result: SyncSummary | null
  /** Why the last one, whoever started it, brought nothing. */
  problem: ShownProblem | null
  cancelled: boolean
}

/** How a sync ended. */
export type SyncOutcome =
  | { ended: 'done'; summary: SyncSummary }
  | { ended: 'failed'; problem: ShownProblem }
  | { ended: 'cancelled' }

const IDLE: SyncState = { running: false, progress: null, result: null, problem: null, cancelled: false }

/** Replaced whole at every change, so that it can be told that it changed. */
let states: ReadonlyMap<string, SyncState> = new Map()
const running = new Map<string, { controller: AbortController; outcome: Promise<SyncOutcome> }>()
const watchers = new Set<() => void>()

function set(accountId: string, state: SyncState): void {
  states = new Map(states).set(accountId, state)
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Every account's sync; one that is missing here has none that this window knows of. */
export const useSyncs = (): ReadonlyMap<string, SyncState> => useSyncExternalStore(watch, () => states)

export const useSync = (accountId: string): SyncState => useSyncExternalStore(watch, () => states.get(accountId) ?? IDLE)

export const cancelSync = (accountId: string): void => running.get(accountId)?.controller.abort()

/**
 * "Sincronizar Templates de mensagem ativa" (M7). Where this window syncs the account
 * already, that sync's outcome. `background`: what fails goes to the status area; another
 * window's sync of the same account is no failure.
 */
export function startSync(accountId: string, { background }: { background: boolean }): Promise<SyncOutcome> {
  const known = running.get(accountId)
  if (known) return known.outcome
  const controller = new AbortController()
  const outcome = run(accountId, controller.signal, background).finally(() => running.delete(accountId))
  running.set(accountId, { controller, outcome })
  return outcome
}

async function run(accountId: string, signal: AbortSignal, background: boolean): Promise<SyncOutcome> {
  set(accountId, { ...IDLE, running: true })
  try {
    let summary: SyncSummary | null = null
    for await (const progress of await api.templates.sync({ accountId }, { signal })) {
      if (progress.phase === 'done') summary = progress.summary
      else set(accountId, { ...IDLE, running: true, progress })
    }
    if (!summary) throw new Error('the sync ended without a summary')
    set(accountId, { ...IDLE, result: background ? null : summary })
    return { ended: 'done', summary }
  } catch (error) {
    if (signal.aborted || isAbort(error)) {
      set(accountId, { ...IDLE, cancelled: true })
      return { ended: 'cancelled' }
    }
    const problem = toProblem(error)
    const isNews = !background || (problem.code !== 'sync-running' && problem.code !== 'disconnected')
    set(accountId, { ...IDLE, problem: isNews ? problem : null })
    if (background && isNews) reportError(error, { background: true })
    return { ended: 'failed', problem }
  }
}
