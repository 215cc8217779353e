import type { ReviewStage } from '#core/provider'
import type { TemplateContent, TemplateQuality, TemplateStatus } from '#core/template'
import type { ReviewEvent } from './model.ts'

/** What a template was at one moment, as far as its timeline tells it. */
export type TemplateState = {
  status: TemplateStatus
  /** The provider's own word. */
  statusRaw: string
  /** Who reads it now, as the provider's adapter says; null: nobody, or nobody knows. */
  stage: ReviewStage | null
  category: string
  quality: TemplateQuality
  rejectionReason: string | null
  missingSince: string | null
  /** All that a person reads of it; only ever compared. */
  text: string
}

/** One row of the template's history: the columns that changed, as they were and as they became. */
export type TemplateChange = { at: string; before: Partial<TemplateState>; after: Partial<TemplateState> }

/** What went to the provider from here. `category`: the one that was asked for. */
export type SentSubmission = { kind: 'create' | 'edit'; sentAt: string; by: string; category: string }

export type TimelineInput = {
  firstSeenAt: string
  /** As it is now: what came before is this with the changes taken back. */
  current: TemplateState
  /** Oldest first. */
  submissions: readonly SentSubmission[]
  /** Oldest first. */
  history: readonly TemplateChange[]
}

/** The part of a state that is in a template's content. */
export function contentState(content: TemplateContent): Pick<TemplateState, 'category' | 'text'> {
  const { category, header, body, footer, buttons } = content
  return { category, text: JSON.stringify([header ?? null, body, footer ?? null, buttons]) }
}

/** An edit is written down when it is sent, its text when the provider has answered. */
const EDIT_ANSWER = 60_000

/**
 * A template's way, oldest first. What somebody did here comes from `submissions`; what the
 * provider did, from the template's history: it is dated when it was noticed.
 */
export function timelineOf({ firstSeenAt, current, submissions, history }: TimelineInput): ReviewEvent[] {
  const events: ReviewEvent[] = submissions.map(({ kind, sentAt, by }) =>
    event(sentAt, kind === 'create' ? 'submitted' : 'edited', { by }),
  )
  const creation = submissions.find(({ kind }) => kind === 'create')
  if (!creation) events.push(event(firstSeenAt, 'seen'))

  let state = { ...current }
  for (const { before } of history.toReversed()) Object.assign(state, before)
  const beginning = creation && creation.sentAt > firstSeenAt ? creation.sentAt : firstSeenAt
  if (creation && creation.category !== state.category)
    events.push(event(beginning, 'category', { from: creation.category, to: state.category }))
  events.push(standing(beginning, state))
  for (const change of history) {
    const next = { ...state, ...change.after }
    if (state.text !== next.text && !submissions.some((sent) => isAnswer(sent, change.at))) events.push(event(change.at, 'text'))
    if (state.category !== next.category) events.push(event(change.at, 'category', { from: state.category, to: next.category }))
    if (state.status !== next.status || state.stage !== next.stage) events.push(standing(change.at, next))
    else if (state.statusRaw !== next.statusRaw) events.push(event(change.at, 'other', { detail: next.statusRaw }))
    else if (state.rejectionReason !== next.rejectionReason) tellReason(events, next.rejectionReason)
    if (state.quality !== next.quality) events.push(event(change.at, 'quality', { from: state.quality, to: next.quality }))
    if ((state.missingSince === null) !== (next.missingSince === null))
      events.push(event(change.at, next.missingSince === null ? 'returned' : 'missing'))
    state = next
  }
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function event(at: string, name: ReviewEvent['event'], rest: Partial<ReviewEvent> = {}): ReviewEvent {
  return { at, event: name, detail: null, from: null, to: null, by: '', ...rest }
}

const isAnswer = ({ kind, sentAt }: SentSubmission, at: string): boolean =>
  kind === 'edit' && Math.abs(Date.parse(at) - Date.parse(sentAt)) <= EDIT_ANSWER

/** Where a state puts the template on its way. */
function standing(at: string, { status, statusRaw, stage, rejectionReason }: TemplateState): ReviewEvent {
  switch (status) {
    case 'PENDING':
    case 'IN_APPEAL':
      return event(at, stage === 'provider' ? 'provider-review' : 'meta-review')
    case 'APPROVED':
      return event(at, 'approved')
    case 'REJECTED':
      return event(at, 'rejected', { detail: rejectionReason })
    case 'PAUSED':
      return event(at, 'paused')
    case 'DISABLED':
      return event(at, 'disabled')
    default:
      return event(at, 'other', { detail: statusRaw })
  }
}

/** A reason that came later (from the portal, from a webhook) belongs to the rejection that it explains. */
function tellReason(events: ReviewEvent[], reason: string | null): void {
  const index = events.findLastIndex((one) => one.event === 'rejected')
  const rejection = events[index]
  if (rejection) events[index] = { ...rejection, detail: reason }
}
