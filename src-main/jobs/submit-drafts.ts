import type { StoredTemplate } from '#core/implementation'
import { asAccountTemplate, contextsOf, lintTemplate } from '#core/lint'
import type { Draft, Submission } from '#core/review'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import { mayEdit } from './review.ts'

/** Meta's lock on a deleted name (Q-DELETE), with a day to spare. */
const LOCK_MS = 31 * 24 * 3_600_000

/** What a draft of this account is judged against. */
export function neighboursOf({ store, clock }: AppContext, accountId: string) {
  const since = new Date(clock.now().getTime() - LOCK_MS).toISOString()
  return { templates: store.templates.neighbours(accountId), deletedNames: store.deletedTemplates.since(accountId, since) }
}

/** Queues drafts for their providers: all of them, or none where one would be refused. */
export function submitDrafts(context: AppContext, draftIds: readonly string[]): Submission[] {
  const { store, changes, clock } = context
  const queued = store.transaction(() => {
    const drafts = draftIds.map((id) => found(store.drafts.get(id), 'draft'))
    const judges = new Map(
      [...Map.groupBy(drafts, ({ accountId }) => accountId)].map(([id, own]) => [id, judgeOf(context, id, own)]),
    )
    return drafts.map((draft) => {
      const { implementationId, accountId, templateId, content, bindings } = draft
      const template = templateId === null ? null : store.templates.get(templateId)
      const senderId = sendable(context, draft, template)
      const count = judges.get(accountId)?.(draft) ?? 0
      if (count > 0) throw new AppProblem('lint-blocked', { template: content.name, count })
      store.submissions.forgetFailed(draft.id)
      const id = store.submissions.add({
        implementationId,
        accountId,
        kind: template ? 'edit' : 'create',
        draftId: draft.id,
        templateId: template?.id ?? null,
        senderId,
        content,
        bindings,
        editedStatus: template?.status ?? null,
        submittedBy: store.settings.get().operator,
        queuedAt: instant(clock),
      })
      return found(store.submissions.get(id), 'submission')
    })
  })
  for (const id of new Set(queued.map(({ implementationId }) => implementationId))) {
    changes.announce('submissions', id)
    changes.announce('reviews', id)
  }
  context.outbox.wake()
  return queued
}

/** The sender that a draft goes out for. @throws AppProblem for what its provider would refuse, whatever it says */
function sendable(context: AppContext, draft: Draft, template: StoredTemplate | null): string {
  const { name, category } = draft.content
  if (context.store.submissions.openOfDraft(draft.id)) throw new AppProblem('submission-open', { template: name })
  const senderId = template?.senderId ?? draft.senderId ?? onlySender(context, draft)
  if (senderId === null) throw new AppProblem('invalid', { what: 'sender' })
  if (!template) return senderId
  const answer = mayEdit(context, template)
  if (!answer.allowed && answer.why === 'loses')
    throw new AppProblem('edit-would-lose', { parts: (answer.parts ?? []).join(', '), template: name })
  if (!answer.allowed && answer.why === 'generated') throw new AppProblem('template-generated', { template: name })
  if (!answer.allowed) throw new AppProblem('edit-refused', { what: answer.why, until: answer.until ?? '', template: name })
  if (template.status === 'APPROVED' && template.content.category !== category)
    throw new AppProblem('edit-refused', { what: 'category', until: '', template: name })
  return senderId
}

function onlySender({ store }: AppContext, { implementationId, accountId }: Draft): string | null {
  const own = store.numbers.list(implementationId).filter((number) => number.accountId === accountId)
  return own.length === 1 ? (own[0]?.senderId ?? null) : null
}

/**
 * Counts what stands against a draft of this account: measured by what the provider has, what
 * waits in the queue, and what goes together with it.
 */
function judgeOf(context: AppContext, accountId: string, together: readonly Draft[]): (draft: Draft) => number {
  const { store, clock } = context
  const account = found(store.accounts.get(accountId), 'account')
  const { templates, deletedNames } = neighboursOf(context, accountId)
  const going = [
    ...store.submissions.openOfAccount(accountId).filter(({ kind }) => kind === 'create'),
    ...together.filter(({ templateId }) => templateId === null),
  ].map(({ id, senderId, content }) => asAccountTemplate(content, { id, senderId, status: 'DRAFT' }))
  const contextOf = contextsOf({
    provider: account.provider,
    scope: context.scopeOf(accountId),
    templates: [...templates, ...going],
    deletedNames,
    now: instant(clock),
    variables: store.variables.all(account.implementationId),
  })
  return ({ id, templateId, content, bindings }) =>
    lintTemplate(content, contextOf({ id: templateId ?? id, bindings })).filter(({ severity }) => severity === 'error').length
}
