import type { BundleContent } from '#core/bundle'
import type { Prices } from '#core/review'
import type { Blocked, BlockReason, Decision, SendingEvent, Sent, Zone } from '#core/sending'
import { BLOCK_REASONS } from '#core/sending'
import type { NameOf } from './comparison.ts'
import { type Beyond, DEFAULT_LIMITS, type FrequencyLimits, openFrequency } from './frequency.ts'
import { openPeak, tierFor } from './peak.ts'
import type { RehearsalSummary } from './summary.ts'

export type Tally = {
  /** @returns of a message, whether it is more than its person should have */
  add(decision: Decision, event: Pick<SendingEvent, 'at'>, isDerived: boolean): Beyond | null
  /** The half of `add` that knows nobody: so many decisions like this one, within the same hour, in any order. */
  count(decision: Decision, event: Pick<SendingEvent, 'at'>, isDerived: boolean, times: number): void
  /** The other half: one message to somebody, in the order of time. @param number key of the number that it goes out from */
  reach(number: string, person: number, at: number): Beyond
  /** The number that stands for a person here; the same for the same key. */
  person(key: string): number
  summary(): RehearsalSummary
}

/** Counts what becomes of a history's events; they come in the order of time. */
export function openTally(
  bundle: BundleContent,
  zone: Zone,
  timeZone: string,
  prices: Prices,
  limits: FrequencyLimits = DEFAULT_LIMITS,
): Tally {
  const nameOf = templateNames(bundle)
  const frequency = openFrequency(limits, zone.dayOf)
  const blocked = new Map<BlockReason, number>()
  const byTemplate = new Map<string, number>()
  const byDay = new Map<string, number>()
  const byHour = new Map<string, number>()
  const byTrigger = new Map<string, number>()
  const numbers = new Map(bundle.numbers.map(({ key }) => [key, { sent: 0, recipients: openPeak() }]))
  const portfolio = openPeak()
  const categories = new Map<string, { messages: number; unknown: number; sum: number }>()
  const bindings = new Map<string, RehearsalSummary['worstBindings'][number]>()
  let events = 0
  let derived = 0
  let sent = 0

  const people = new Map<string, number>()

  function person(key: string): number {
    const known = people.get(key)
    if (known !== undefined) return known
    people.set(key, people.size)
    return people.size - 1
  }

  function send({ template, trigger, number, to, category }: Sent, at: number, times: number): void {
    sent += times
    count(byTemplate, nameOf(template), times)
    count(byDay, zone.dayOf(at), times)
    count(byHour, String(Math.floor(zone.minuteOf(at) / 60)).padStart(2, '0'), times)
    count(byTrigger, trigger.key, times)
    const from = numbers.get(number)
    if (from) from.sent += times
    const cost = categories.get(category) ?? { messages: 0, unknown: 0, sum: 0 }
    categories.set(category, cost)
    cost.messages += times
    const price = isPriced(to, prices) ? priceOf(category, prices) : null
    if (price === null) cost.unknown += times
    else cost.sum += price * times
  }

  function block({ reason, template, detail }: Blocked, times: number): void {
    count(blocked, reason, times)
    if (detail === null || template === null) return
    const { placeholder, token, problem } = detail
    const key = `${template} ${placeholder}`
    const binding = bindings.get(key) ?? { template: nameOf(template), placeholder, token, empty: 0, notAllowed: 0 }
    bindings.set(key, binding)
    if (problem === null) binding.empty += times
    else binding.notAllowed += times
  }

  function countAll(decision: Decision, at: number | null, isDerived: boolean, times: number): void {
    if (isDerived) derived += times
    else events += times
    if (decision.outcome === 'send') send(decision, at ?? 0, times)
    else block(decision, times)
  }

  function reach(number: string, person_: number, at: number): Beyond {
    numbers.get(number)?.recipients.add(person_, at)
    portfolio.add(person_, at)
    return frequency.add(person_, at)
  }

  return {
    add(decision, { at }, isDerived) {
      countAll(decision, at, isDerived, 1)
      return decision.outcome === 'send' ? reach(decision.number, person(decision.person), at ?? 0) : null
    },
    count: (decision, { at }, isDerived, times) => countAll(decision, at, isDerived, times),
    reach,
    person,
    summary: () => ({
      events,
      derived,
      sent,
      blocked: Object.fromEntries(
        BLOCK_REASONS.flatMap((reason) => (blocked.has(reason) ? [[reason, blocked.get(reason)]] : [])),
      ),
      byTemplate: inOrder(byTemplate),
      byDay: inOrder(byDay),
      uniqueRecipientsPeak24h: portfolio.peak(),
      cost: Object.fromEntries(
        [...categories].sort(byName).map(([category, { messages, unknown, sum }]) => [
          category,
          {
            messages,
            amount: unknown === messages ? null : Math.round(sum * 10_000) / 10_000,
            currency: prices.currency,
            asOf: prices.asOf,
            ...(unknown > 0 && { unknown }),
          },
        ]),
      ),
      tier: tierFor(portfolio.peak()),
      byHour: inOrder(byHour),
      byTrigger: inOrder(byTrigger),
      byNumber: Object.fromEntries(
        [...numbers]
          .sort(byName)
          .map(([key, { sent: from, recipients }]) => [
            key,
            { sent: from, uniqueRecipientsPeak24h: recipients.peak(), tier: tierFor(recipients.peak()) },
          ]),
      ),
      worstBindings: [...bindings]
        .sort(byHeldBack)
        .slice(0, 10)
        .map(([, binding]) => binding),
      overMessaged: frequency.figures(),
      timeZone,
    }),
  }
}

function count<Key>(counts: Map<Key, number>, key: Key, more = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)
const inOrder = (counts: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries([...counts].sort(byName))

/** Equally bad ones by their key, whichever was met first. */
type KeyedBinding = [key: string, binding: RehearsalSummary['worstBindings'][number]]
const byHeldBack = ([a, first]: KeyedBinding, [b, second]: KeyedBinding): number =>
  second.empty + second.notAllowed - first.empty - first.notAllowed || (a < b ? -1 : 1)

/** What people know a bundle's templates by. */
export function templateNames({ templates }: BundleContent): NameOf {
  const all = Object.entries(templates)
  const isOne = (name: string): boolean => all.filter(([, template]) => template.name === name).length === 1
  const names = new Map(all.map(([key, { name }]) => [key, isOne(name) ? name : key]))
  return (key) => names.get(key) ?? key
}

const priceOf = (category: string, { perMessage }: Prices): number | null =>
  Object.hasOwn(perMessage, category) ? (perMessage[category as keyof Prices['perMessage']] ?? null) : null

/** The price list is of one country; what a user id costs depends on where its owner is. */
const CALLING_CODES: Readonly<Record<string, string>> = { BR: '55' }
function isPriced(to: string, { country }: Prices): boolean {
  const code = CALLING_CODES[country]
  return code !== undefined && (to.startsWith(`+${code}`) || to.startsWith(`${country}.`))
}
