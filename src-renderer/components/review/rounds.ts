import type { ReviewStage } from '#core/provider'
import type { ReviewEvent } from '#core/review'

/** The places on a template's way. `seen` stands for what happened in the portal before it was first synced. */
export type StationId = 'draft' | 'sent' | 'seen' | 'again' | ReviewStage | 'decision'
export type Station = {
  id: StationId
  /** Null: it was passed, but nobody here saw when; or not yet. */
  at: string | null
  /** `passed`: lies behind it without having been seen. */
  state: 'done' | 'current' | 'ahead' | 'passed'
}

const DECISIONS = ['approved', 'rejected', 'paused', 'disabled', 'other'] as const
export type DecisionEvent = ReviewEvent & { event: (typeof DECISIONS)[number] }

/** One review from its beginning to the next. */
export type Round = {
  stations: Station[]
  /** Null while it is awaited, or where the next round began without one. */
  decision: DecisionEvent | null
  /** What else happened, oldest first. */
  marks: ReviewEvent[]
  /** Who submitted it; empty where nobody here did. */
  by: string
}

const STAGES = { 'provider-review': 'provider', 'meta-review': 'meta' } as const
const stageOf = ({ event }: ReviewEvent): ReviewStage | null =>
  event === 'provider-review' || event === 'meta-review' ? STAGES[event] : null
const isDecision = (one: ReviewEvent): one is DecisionEvent => DECISIONS.some((event) => event === one.event)
const begins = ({ event }: ReviewEvent): boolean => event === 'submitted' || event === 'edited' || event === 'seen'

/**
 * A template's events as reviews, oldest first; there is one at least.
 * @param stages who reads at this provider, in order
 */
export function roundsOf(events: readonly ReviewEvent[], stages: readonly ReviewStage[]): Round[] {
  const groups: ReviewEvent[][] = []
  let isDecided = false
  for (const event of events) {
    // Read once more after a decision: edited in the portal, or an appeal.
    const isAgain = isDecided && stageOf(event) !== null
    const last = groups.at(-1)
    if (!last || begins(event) || isAgain) groups.push([event])
    else last.push(event)
    if (begins(event) || isAgain) isDecided = false
    else if (isDecision(event)) isDecided = true
  }
  return groups.map((group, index) => roundOf(group, groups[index + 1] === undefined, lastDecision(groups[index - 1]), stages))
}

const lastDecision = (group: readonly ReviewEvent[] | undefined): DecisionEvent | null => group?.findLast(isDecision) ?? null

function roundOf(
  group: readonly ReviewEvent[],
  isLast: boolean,
  before: DecisionEvent | null,
  stages: readonly ReviewStage[],
): Round {
  const [first] = group
  const read = group.flatMap((event) => {
    const stage = stageOf(event)
    return stage === null ? [] : [{ stage, at: event.at }]
  })
  // An approved template that is edited stays approved: nothing of a review is told.
  const kept = first?.event === 'edited' && read.length === 0 ? before : null
  const own = group.find(isDecision) ?? null
  const decision = own ?? kept
  const waitsAt = decision === null && isLast ? (read.at(-1)?.stage ?? null) : null
  const wasReached = decision !== null || !isLast
  const passing: Station[] = stages.map((stage): Station => {
    const at = read.find((one) => one.stage === stage)?.at ?? null
    if (stage === waitsAt) return { id: stage, at, state: 'current' }
    if (at !== null) return { id: stage, at, state: 'done' }
    const isBehind = wasReached || (waitsAt !== null && stages.indexOf(stage) < stages.indexOf(waitsAt))
    return { id: stage, at, state: isBehind ? 'passed' : 'ahead' }
  })
  return {
    stations: [
      ...startOf(first),
      ...passing,
      { id: 'decision', at: own?.at ?? null, state: decision ? 'done' : wasReached ? 'passed' : 'ahead' },
    ],
    decision,
    marks: group.filter((event) => event !== own && !begins(event) && stageOf(event) === null),
    by: first?.by ?? '',
  }
}

function startOf(first: ReviewEvent | undefined): Station[] {
  const at = first?.at ?? null
  if (first?.event === 'submitted' || first?.event === 'edited')
    return [
      { id: 'draft', at: null, state: 'done' },
      { id: 'sent', at, state: 'done' },
    ]
  return [{ id: first?.event === 'seen' ? 'seen' : 'again', at, state: 'done' }]
}
