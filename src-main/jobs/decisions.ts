import type { Decision } from '#core/review'
import type { BaseContext } from '../context.ts'
import type { StatusChange } from '../store/index.ts'

const DECIDED = new Set<string>(['APPROVED', 'REJECTED', 'PAUSED', 'DISABLED'] satisfies Decision['status'][])
const isDecided = (status: string): status is Decision['status'] => DECIDED.has(status)

/** Tells of every review that has just ended, and of every template that stopped sending: worth a notification. */
export function tellDecisions(context: BaseContext, changes: readonly StatusChange[]): void {
  const { store, decisions } = context
  for (const { templateId, to } of changes) {
    if (!isDecided(to)) continue
    const template = store.templates.get(templateId)
    const account = template && store.accounts.get(template.accountId)
    const implementation = account && store.implementations.get(account.implementationId)
    if (!implementation) continue
    const { content, rejectionReason } = template
    decisions.tell({
      implementationId: implementation.id,
      client: implementation.client,
      templateId,
      name: content.name,
      language: content.language,
      status: to,
      requestedCategory: store.submissions.ofTemplate(templateId).at(-1)?.category ?? null,
      category: content.category,
      rejectionReason,
    })
  }
}
