import type { SyncProgress } from '#core/contract'
import type { SyncSummary } from '#core/implementation'
import { instant } from '../clock.ts'
import { AppProblem, found } from '../problem.ts'
import type { Services } from '../services.ts'

const TELL_EVERY_MS = 100

const running = new WeakMap<Services, Set<string>>()

/**
 * "Sincronizar Templates de mensagem ativa" (M7). Lists everything first and then
 * writes in one transaction: cancelled, killed or failed before that, the local copy
 * is as it was. What the provider no longer lists is marked, never deleted: triggers
 * and bindings may stand on it.
 */
export async function* syncTemplates(services: Services, accountId: string, cancel?: AbortSignal): AsyncGenerator<SyncProgress> {
  const { store, changes, clock } = services
  const signal = cancel ? AbortSignal.any([cancel, services.ending]) : services.ending
  const account = found(store.accounts.get(accountId), 'account')
  const busy = running.get(services) ?? new Set()
  running.set(services, busy)
  if (busy.has(accountId)) throw new AppProblem('sync-running', { account: account.label })
  busy.add(accountId)
  let summary: SyncSummary
  try {
    const client = await services.connect(account)
    const numbers = store.numbers.list(account.implementationId).filter((number) => number.accountId === accountId)
    const stage = store.templates.stage(accountId, services.scopeOf(accountId))
    try {
      let received = 0
      let told = 0
      yield { phase: 'listing', received, total: null }
      for await (const page of client.listTemplates({ senderIds: numbers.map((number) => number.senderId), signal })) {
        stage.add(page.templates)
        received += page.templates.length
        // Pages may come faster than anyone can read; each word of it costs as much as some templates.
        if (performance.now() - told < TELL_EVERY_MS) continue
        told = performance.now()
        yield { phase: 'listing', received, total: page.total }
      }
      signal.throwIfAborted()
      yield { phase: 'saving', received }
      signal.throwIfAborted()
      const endedAt = instant(clock)
      summary = store.transaction(() => {
        // It may have been removed meanwhile.
        found(store.accounts.get(accountId), 'account')
        const merged = { endedAt, ...stage.merge(endedAt) }
        store.accounts.addSync(accountId, merged)
        return merged
      })
    } finally {
      if (!services.ending.aborted) stage.drop()
    }
    // Nothing new means that no window has to read ten thousand rows again.
    const isSame = summary.added + summary.changed === 0 && summary.missing === (account.lastSync?.missing ?? 0)
    if (!isSame) changes.announce('templates', account.implementationId)
    changes.announce('accounts', account.implementationId)
    yield { phase: 'done', summary }
  } finally {
    busy.delete(accountId)
  }
}
