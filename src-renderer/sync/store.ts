import { useSyncExternalStore } from 'react'
import type { SyncProgress } from '#core/contract'
import type { ProviderAccount, SyncSummary } from '#core/implementation'
import { isAbort, type ShownProblem, toProblem } from '../app/problems.ts'
import { reportError } from '../app/report.tsx'
import { api } from '../connection/index.ts'

export type SyncState = {
  running: boolean
  progress: SyncProgress | null
  /** Of the sync that a person started last in this window. */
  result: SyncSummary | null
  problem: ShownProblem | null
  cancelled: boolean
}

const IDLE: SyncState = { running: false, progress: null, result: null, problem: null, cancelled: false }

/** How old a sync may be before it is repeated behind the person's back. */
export const STALE_AFTER_MS = { onOpen: 60_000, onFocus: 10 * 60_000, beforeExport: 60_000 }

const states = new Map<string, SyncState>()
const running = new Map<string, AbortController>()
const watchers = new Set<() => void>()

function set(accountId: string, state: SyncState): void {
  states.set(accountId, state)
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const useSync = (accountId: string): SyncState => useSyncExternalStore(watch, () => states.get(accountId) ?? IDLE)

export const cancelSync = (accountId: string): void => running.get(accountId)?.abort()

/** Whether an account's last sync is too old. The first one is always a person's click. */
export const syncStale = (account: ProviderAccount, when: keyof typeof STALE_AFTER_MS): boolean =>
  (account.mode === 'training' || account.credential === 'ok' || account.credential === 'session-only') &&
  account.lastSync !== null &&
  Date.now() - Date.parse(account.lastSync.endedAt) > STALE_AFTER_MS[when]

/**
 * "Sincronizar Templates de mensagem ativa" (M7). `background`: what fails goes to
 * the status area; another sync of the same account that already runs is no failure.
 */
export async function startSync(accountId: string, { background }: { background: boolean }): Promise<void> {
  if (running.has(accountId)) return
  const controller = new AbortController()
  running.set(accountId, controller)
  set(accountId, { ...IDLE, running: true })
  try {
    const events = await api.templates.sync({ accountId }, { signal: controller.signal })
    let result: SyncSummary | null = null
    for await (const progress of events) {
      if (progress.phase === 'done') result = progress.summary
      else set(accountId, { ...IDLE, running: true, progress })
    }
    set(accountId, { ...IDLE, result: background ? null : result })
  } catch (error) {
    const cancelled = controller.signal.aborted || isAbort(error)
    const problem = toProblem(error)
    const shown = !background && !cancelled
    set(accountId, { ...IDLE, cancelled: cancelled && !background, problem: shown ? problem : null })
    if (background && !cancelled && problem.code !== 'sync-running') reportError(error, { background: true })
  } finally {
    running.delete(accountId)
  }
}
