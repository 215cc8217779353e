import type { SyncProgress } from '#core/contract'
import type { SyncSummary } from '#core/implementation'
import { whyUnusable } from '#core/template'
import { instant } from '../clock.ts'
import { AppProblem, found } from '../problem.ts'
import type { RemoteTemplate } from '../providers/index.ts'
import type { Services } from '../services.ts'
import { fingerprintOf } from '../store/index.ts'

const running = new WeakMap<Services, Set<string>>()

/**
 * "Sincronizar Templates de mensagem ativa" (M7). Lists everything first and then
 * writes in one transaction: cancelled, killed or failed before that, the local copy
 * is as it was. What the provider no longer lists is marked, never deleted: triggers
 * and bindings may stand on it.
 */
export async function* syncTemplates(services: Services, accountId: string, cancel?: AbortSignal): AsyncGenerator<SyncProgress> {
  const { store, changes } = services
  const signal = cancel ? AbortSignal.any([cancel, services.ending]) : services.ending
  const account = found(store.accounts.get(accountId), 'account')
  const busy = running.get(services) ?? new Set()
  running.set(services, busy)
  if (busy.has(accountId)) throw new AppProblem('sync-running', { account: account.label })
  busy.add(accountId)
  try {
    const client = await services.connect(account)
    const remote: RemoteTemplate[] = []
    yield { phase: 'listing', received: 0, total: null }
    for await (const page of client.listTemplates(signal)) {
      for (const template of page.templates) remote.push(template)
      yield { phase: 'listing', received: remote.length, total: page.total }
    }
    signal.throwIfAborted()
    yield { phase: 'saving', received: remote.length }
    signal.throwIfAborted()
    const summary = store.transaction(() => apply(services, accountId, remote))
    changes.announce('templates', account.implementationId)
    changes.announce('accounts', account.implementationId)
    yield { phase: 'done', summary }
  } finally {
    busy.delete(accountId)
  }
}

function apply({ store, clock }: Services, accountId: string, remote: readonly RemoteTemplate[]): SyncSummary {
  const at = instant(clock)
  const local = new Map(store.templates.fingerprints(accountId).map((template) => [template.remoteId, template]))
  const summary = { endedAt: at, added: 0, changed: 0, missing: 0, unsupported: 0, unchanged: 0 }
  for (const template of remote) {
    const known = local.get(template.remoteId)
    local.delete(template.remoteId)
    if (!known) {
      store.templates.insert(accountId, template, at)
      summary.added++
    } else if (known.missing || known.value !== fingerprintOf(template)) {
      store.templates.update(known.id, template, at)
      summary.changed++
    } else summary.unchanged++
    const reasons = whyUnusable({ ...template, missingSince: null })
    // Waiting for approval is not a lack of support; an emoji, a picture, a carousel is.
    if (reasons.some(({ reason }) => reason !== 'not-approved')) summary.unsupported++
  }
  for (const template of local.values()) {
    if (!template.missing) store.templates.markMissing(template.id, at)
    summary.missing++
  }
  store.accounts.addSync(accountId, summary)
  return summary
}
