import type { StoredTemplate } from '#core/implementation'
import {
  canEdit,
  contentState,
  countEdits,
  type EditAnswer,
  type Edits,
  type Review,
  type ReviewCard,
  type SentSubmission,
  type TemplateChange,
  type TemplateState,
  timelineOf,
} from '#core/review'
import type { TemplateContent, TemplateQuality, TemplateStatus } from '#core/template'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { found } from '../problem.ts'
import { providers } from '../providers/index.ts'
import type { StoredAccount, TemplateHistory } from '../store/index.ts'

/** How long a decision, and what went to the provider, is shown as news. */
const NEWS_MS = 48 * 3_600_000

export const newsSince = ({ clock }: Pick<AppContext, 'clock'>): string => new Date(clock.now().getTime() - NEWS_MS).toISOString()

/** One template's way through review, from what was sent and what its history kept. */
export function reviewOf(context: AppContext, templateId: string): Review {
  const { store } = context
  const template = found(store.templates.get(templateId), 'template')
  const account = found(store.accounts.get(template.accountId), 'account')
  const submissions = store.submissions.ofTemplate(templateId)
  const sent: SentSubmission[] = submissions.map(({ kind, sentAt, submittedBy: by, category }) => ({
    kind,
    sentAt: sentAt ?? '',
    by,
    category,
  }))
  const current = stateOf(template, account)
  const watch = context.watch.of(templateId)
  const { last24h, last30Days } = editsOf(context, template, account)
  return {
    templateId,
    events: timelineOf({
      firstSeenAt: template.firstSeenAt,
      current,
      submissions: sent,
      history: store.reviews.history(templateId).map((row) => changeOf(row, account)),
    }),
    stage: current.stage,
    submittedAt: sent.at(-1)?.sentAt ?? null,
    requestedCategory: sent.at(-1)?.category ?? null,
    nextCheckAt: watch.nextCheckAt,
    checkProblem: watch.problem,
    edits: { last24h, last30Days },
  }
}

/** Whether a template may be edited at its provider now. */
export function mayEdit(context: AppContext, template: StoredTemplate): EditAnswer {
  const account = found(context.store.accounts.get(template.accountId), 'account')
  const { editing } = providers[account.provider].descriptor.capabilities
  return canEdit(editing, template.status, editsOf(context, template, account), template.lostInEdit)
}

function editsOf(context: AppContext, template: StoredTemplate, account: StoredAccount): Edits {
  const { editing } = providers[account.provider].descriptor.capabilities
  const edited = context.store.submissions
    .ofTemplate(template.id)
    .flatMap(({ kind, editedStatus, sentAt }) => (kind === 'edit' && editedStatus === 'APPROVED' && sentAt ? [sentAt] : []))
  return countEdits(edited, editing, instant(context.clock))
}

const stageOf = (account: StoredAccount, statusRaw: string) => providers[account.provider].reviewStage(statusRaw)

function stateOf(template: StoredTemplate, account: StoredAccount): TemplateState {
  const { status, statusRaw, content, quality, rejectionReason, missingSince } = template
  return {
    status,
    statusRaw,
    stage: stageOf(account, statusRaw),
    ...contentState(content),
    quality,
    rejectionReason,
    missingSince,
  }
}

/** A history row says only what changed: columns that are not in it are not in the change. */
function changeOf({ at, before, after }: TemplateHistory, account: StoredAccount): TemplateChange {
  const read = (row: TemplateHistory['before']): Partial<TemplateState> => {
    const state: Partial<TemplateState> = {}
    if (typeof row.content === 'string') Object.assign(state, contentState(JSON.parse(row.content) as TemplateContent))
    if (typeof row.status === 'string') state.status = row.status as TemplateStatus
    if (typeof row.status_raw === 'string') {
      state.statusRaw = row.status_raw
      state.stage = stageOf(account, row.status_raw)
    }
    if (typeof row.quality === 'string') state.quality = row.quality as TemplateQuality
    if (row.rejection_reason !== undefined) state.rejectionReason = row.rejection_reason
    if (row.missing_since !== undefined) state.missingSince = row.missing_since
    return state
  }
  return { at, before: read(before), after: read(after) }
}

/** Everything queued or in review, and what was decided lately, over all implementations. */
export function reviewBoard(context: AppContext): ReviewCard[] {
  const { store } = context
  const accounts = new Map<string, { account: StoredAccount; implementationId: string; client: string; training: boolean }>()
  for (const { id: implementationId, client, training } of store.implementations.list())
    for (const account of store.accounts.list(implementationId))
      accounts.set(account.id, { account, implementationId, client, training })

  const queued = store.submissions
    .list(null, newsSince(context))
    .filter(({ state }) => state !== 'sent')
    .flatMap((submission): ReviewCard[] => {
      const home = accounts.get(submission.accountId)
      if (!home) return []
      const { senderId: _s, content: _c, bindings: _b, editedStatus: _e, attempts: _a, submittedBy: _by, ...shown } = submission
      return [
        {
          ...homeOf(home),
          templateId: submission.templateId,
          submissionId: submission.id,
          name: submission.name,
          language: submission.language,
          requestedCategory: submission.category,
          category: submission.category,
          status: 'DRAFT',
          stage: null,
          submission: shown,
          submittedAt: submission.queuedAt,
          decidedAt: null,
          rejectionReason: null,
          nextCheckAt: submission.dueAt,
          checkProblem: null,
        },
      ]
    })

  const decided = new Map(store.reviews.decidedSince(newsSince(context)).map(({ id, at }) => [id, at]))
  const ids = [...store.reviews.inReview().map(({ id }) => id), ...decided.keys()]
  const followed = [...new Set(ids)].flatMap((id): ReviewCard[] => {
    const template = store.templates.get(id)
    const home = template && accounts.get(template.accountId)
    if (!home) return []
    const { content, status, statusRaw, rejectionReason, firstSeenAt } = template
    const last = store.submissions.ofTemplate(id).at(-1)
    const watch = context.watch.of(id)
    const stage = stageOf(home.account, statusRaw)
    return [
      {
        ...homeOf(home),
        templateId: id,
        submissionId: null,
        name: content.name,
        language: content.language,
        requestedCategory: last?.category ?? null,
        category: content.category,
        status,
        stage,
        submission: null,
        submittedAt: last?.sentAt ?? firstSeenAt,
        decidedAt: stage === null ? (decided.get(id) ?? null) : null,
        rejectionReason,
        nextCheckAt: watch.nextCheckAt,
        checkProblem: watch.problem,
      },
    ]
  })
  return [...queued, ...followed]
}

const homeOf = (home: { account: StoredAccount; implementationId: string; client: string; training: boolean }) => ({
  implementationId: home.implementationId,
  client: home.client,
  training: home.training,
  accountId: home.account.id,
  accountLabel: home.account.label,
})
