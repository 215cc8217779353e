import type { BundleContent } from '#core/bundle'
import type { Prices } from '#core/review'
import type { BlockReason, Decision, SendingEvent, Sent, Zone } from '#core/sending'
import { BLOCK_REASONS } from '#core/sending'
import type { NameOf } from './comparison.ts'
import { type Beyond, DEFAULT_LIMITS, type FrequencyLimits, openFrequency } from './frequency.ts'
import { openPeak, tierFor } from './peak.ts'
import type { RehearsalSummary } from './summary.ts'

export type Tally = {
  /** @returns of a message, whether it is more than its person should have */
  add(decision: Decision, event: Pick<SendingEvent, 'at'>, isDerived: boolean): Beyond | null
  /** So many like this one; for what is counted and not looked at one by one. */
  addBlocked(reason: BlockReason, count: number): void
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
  const frequency = openFrequency<string>(limits, zone.dayOf)
  const blocked = new Map<BlockReason, number>()
  const byTemplate = new Map<string, number>()
  const byDay = new Map<string, number>()
  const byHour = new Map<string, number>()
  const byTrigger = new Map<string, number>()
  const numbers = new Map(bundle.numbers.map(({ key }) => [key, { sent: 0, recipients: openPeak<string>() }]))
  const portfolio = openPeak<string>()
  const categories = new Map<string, { messages: number; unknown: number; sum: number }>()
  const bindings = new Map<string, RehearsalSummary['worstBindings'][number]>()
  let events = 0
  let derived = 0
  let sent = 0

  function send({ template, trigger, number, person, to, category }: Sent, at: number): Beyond {
    sent++
    count(byTemplate, nameOf(template))
    count(byDay, zone.dayOf(at))
    count(byHour, String(Math.floor(zone.minuteOf(at) / 60)).padStart(2, '0'))
    count(byTrigger, trigger.key)
    const from = numbers.get(number)
    if (from) {
      from.sent++
      from.recipients.add(person, at)
    }
    portfolio.add(person, at)
    const cost = categories.get(category) ?? { messages: 0, unknown: 0, sum: 0 }
    categories.set(category, cost)
    cost.messages++
    const price = isPriced(to, prices) ? priceOf(category, prices) : null
    if (price === null) cost.unknown++
    else cost.sum += price
    return frequency.add(person, at)
  }

  return {
    add(decision, { at }, isDerived) {
      if (isDerived) derived++
      else events++
      if (decision.outcome === 'send') return send(decision, at ?? 0)
      count(blocked, decision.reason)
      if (decision.detail === null || decision.template === null) return null
      const { placeholder, token, problem } = decision.detail
      const key = `${decision.template} ${placeholder}`
      const binding = bindings.get(key) ?? {
        template: nameOf(decision.template),
        placeholder,
        token,
        empty: 0,
        notAllowed: 0,
      }
      bindings.set(key, binding)
      if (problem === null) binding.empty++
      else binding.notAllowed++
      return null
    },
    addBlocked(reason, more) {
      events += more
      count(blocked, reason, more)
    },
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
      worstBindings: [...bindings.values()].sort((a, b) => b.empty + b.notAllowed - a.empty - a.notAllowed).slice(0, 10),
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
