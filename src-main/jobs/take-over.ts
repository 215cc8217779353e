import { instant } from '../clock.ts'
import type { BaseContext } from '../context.ts'
import type { RemoteTemplate } from '../providers/index.ts'
import type { StatusChange } from '../store/index.ts'
import { tellDecisions } from './decisions.ts'

/** Takes over what the provider has just said of one template, and tells who wants to know. */
export function takeOver(context: BaseContext, templateId: string, remote: RemoteTemplate): void {
  const { store, changes, clock } = context
  const news = store.transaction((): { implementationId: string; turns: StatusChange[] } | null => {
    const before = store.templates.get(templateId)
    const account = before && store.accounts.get(before.accountId)
    if (!account) return null
    // A list or a call that is silent about the reason does not take back what a webhook or a person said.
    const isSilent = remote.status === 'REJECTED' && remote.rejectionReason === null
    const facts = isSilent ? { ...remote, rejectionReason: before.rejectionReason } : remote
    if (!store.templates.saveRemote(templateId, facts, context.scopeOf(account.id), instant(clock))) return null
    const turns = before.status === remote.status ? [] : [{ templateId, from: before.status, to: remote.status }]
    return { implementationId: account.implementationId, turns }
  })
  if (!news) return
  changes.announce('templates', news.implementationId)
  changes.announce('reviews', news.implementationId)
  tellDecisions(context, news.turns)
}
