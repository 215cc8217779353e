import { type BundleContent, type BundleTrigger, templateOf } from '#core/bundle'
import { DEFAULT_SENDING, type SendingSettings } from '#core/implementation'
import { PROVIDER_FACTS, type ProviderId } from '#core/provider'
import { renderTemplate, type TemplateContent } from '#core/template'
import { asRead } from '#core/text'
import { LONGEST_ALIKE } from './alike.ts'
import { type Filler, openFiller } from './fill.ts'
import { openTriggers } from './find-trigger.ts'
import type { Blocked, BlockReason, CrmValueOf, Decision, SendingContact, SendingEvent, Sent } from './model.ts'
import { openZone, type Zone } from './zone.ts'

/** What was sent before; what `decide` asks of it. */
export type SentBefore = {
  /** Whether this trigger has sent for this ticket. */
  hasSent(trigger: string, ticket: string): boolean
  /** When this template went to this person last, in milliseconds; null: never. */
  lastSent(template: string, person: string): number | null
}

/** Statuses that a chain of `nextStatus` has passed, from the one that began it. */
export type Chain = readonly string[]

export type Sending = {
  settings: SendingSettings
  zone: Zone
  /** Everything but the time and what was sent before: the same for equal texts, whoever asks. */
  judge(event: SendingEvent, contact: SendingContact | null, fieldOf: CrmValueOf, chain?: Chain): Decision
  /** The rest: what the ticket, the hour and the messages before say to it. */
  settle(judged: Decision, event: Pick<SendingEvent, 'at' | 'ticket'>, before: SentBefore): Decision
  /**
   * Whether the CRM sends, and what; else the first reason of `BLOCK_REASONS` that applies.
   * @param contact null: there is none of this id
   * @param chain of an event that a `nextStatus` made
   */
  decide(event: SendingEvent, contact: SendingContact | null, fieldOf: CrmValueOf, before: SentBefore, chain?: Chain): Decision
  /** The event that a `nextStatus` makes: the ticket, at the same moment, in its new status, in the tree that it is known to be in. */
  nextEvent(event: SendingEvent, sent: Sent): SendingEvent | null
  /** The tokens that a template's text depends on. */
  tokensOf(template: string): readonly string[]
  /** How long a token's value of `ALIKE_PATTERN` may be so that no template's rules tell it from another; 0: not at all. */
  alikeUpTo(token: string): number
  /** Whether a template's body is short enough with any values of so many characters; null: one that is like others. */
  surelyFits(template: string, lengthOf: (token: string) => number | null): boolean
}

type OpenedTemplate = { content: TemplateContent; filler: Filler; takesUserIds: boolean; isApproved: boolean }

/** The rules by which a CRM that loaded this bundle sends (M2, M11, M12). */
export function openSending(bundle: BundleContent): Sending {
  const settings: SendingSettings = { ...DEFAULT_SENDING, ...(bundle.sending && settingsIn(bundle.sending)) }
  const zone = openZone(settings.timeZone)
  const providers = new Map(bundle.providers.map(({ key, provider }) => [key, provider]))
  const numbers = new Map(bundle.numbers.map((number) => [number.key, number]))
  const templates = new Map(
    Object.entries(bundle.templates).map(([key, template]): [string, OpenedTemplate] => {
      const content = templateOf(template)
      return [
        key,
        {
          content,
          filler: openFiller(content, template.bindings, bundle.variables),
          takesUserIds: takesUserIds(providers.get(template.account), template.category),
          isApproved: template.status === 'APPROVED',
        },
      ]
    }),
  )
  const chosenOf = (keys: readonly string[], chosen: string): string[] => {
    const wanted = asRead(chosen)
    if (keys.includes(chosen.trim())) return [chosen.trim()]
    return keys.filter((key) => asRead(templates.get(key)?.content.name ?? key) === wanted || asRead(key) === wanted)
  }
  const findTrigger = openTriggers(bundle, (keys, chosen) => chosenOf(keys, chosen).length > 0)

  function judge(event: SendingEvent, contact: SendingContact | null, fieldOf: CrmValueOf, chain: Chain = []): Decision {
    const { kind } = event
    if (event.at === null || kind === null || event.ticket.trim() === '') return blocked('unreadable')
    if (contact === null) return blocked('unknown-contact')
    const found = findTrigger({ ...event, kind })
    if (found.state !== 'on') return blocked(found.state === 'off' ? 'disabled' : 'no-trigger')
    const { trigger } = found
    if (kind === 'status' && chain.some((status) => asRead(status) === asRead(event.status))) return blocked('loop', trigger)
    // Between these two `settle` asks whether it sends once per ticket, and has.
    const chosen =
      trigger.kind === 'chat'
        ? event.template.trim() === ''
          ? []
          : chosenOf(trigger.templates, event.template)
        : [trigger.template]
    const [key] = chosen
    if (key === undefined || chosen.length > 1) return blocked('attendant-chooses', trigger)
    const template = templates.get(key)
    if (!template?.isApproved) return blocked('template-not-approved', trigger, key)
    if (!contact.isOptedIn) return blocked('not-opted-in', trigger, key)
    const { address } = contact
    if (address.state === 'none') return blocked('no-phone', trigger, key)
    if (address.state === 'invalid' || (address.state === 'user-id' && !template.takesUserIds))
      return blocked('invalid-phone', trigger, key)
    const filled = template.filler.fill(fieldOf)
    if (!filled.ok) return { ...blocked(filled.reason, trigger, key), detail: filled.details[0] ?? null }
    const { values } = filled
    return {
      outcome: 'send',
      trigger,
      template: key,
      category: template.content.category,
      number: trigger.number,
      to: address.to,
      person: address.key,
      values,
      message: () => renderTemplate(template.content, values),
      opensChat: opensChat(trigger, numbers.get(trigger.number)?.chatStandard ?? false),
      nextStatus: trigger.kind === 'status' ? trigger.nextStatus : null,
    }
  }

  function settle(judged: Decision, { at, ticket }: Pick<SendingEvent, 'at' | 'ticket'>, before: SentBefore): Decision {
    const { trigger } = judged
    if (judged.outcome === 'blocked' && !AFTER_ONCE.has(judged.reason)) return judged
    if (trigger?.kind === 'status' && trigger.oncePerTicket && before.hasSent(trigger.key, ticket.trim()))
      return blocked('once-per-ticket', trigger, judged.template)
    if (judged.outcome === 'blocked' || at === null) return judged
    if (settings.quietHours && isQuiet(settings.quietHours, zone.minuteOf(at)))
      return blocked('quiet-hours', trigger, judged.template)
    if (settings.duplicateHours !== null) {
      const last = before.lastSent(judged.template, judged.person)
      if (last !== null && at - last < settings.duplicateHours * 3_600_000) return blocked('duplicate', trigger, judged.template)
    }
    return judged
  }

  return {
    settings,
    zone,
    judge,
    settle,
    decide: (event, contact, fieldOf, before, chain) => settle(judge(event, contact, fieldOf, chain), event, before),
    nextEvent: (event, { trigger, nextStatus }) =>
      nextStatus === null
        ? null
        : {
            ...event,
            kind: 'status',
            status: nextStatus,
            serviceTree: event.serviceTree || (trigger.serviceTree ?? ''),
            template: '',
          },
    tokensOf: (template) => templates.get(template)?.filler.tokens ?? [],
    alikeUpTo: (token) =>
      Math.min(
        LONGEST_ALIKE,
        ...[...templates.values()].flatMap(({ filler }) => (filler.tokens.includes(token) ? [filler.alikeUpTo(token)] : [])),
      ),
    surelyFits: (template, lengthOf) => templates.get(template)?.filler.surelyFits(lengthOf) ?? true,
  }
}

/** Reasons that are asked after whether a trigger has sent for the ticket. */
const AFTER_ONCE: ReadonlySet<BlockReason> = new Set<BlockReason>([
  'attendant-chooses',
  'template-not-approved',
  'not-opted-in',
  'no-phone',
  'invalid-phone',
  'empty-variable',
  'value-not-allowed',
])

const blocked = (reason: BlockReason, trigger: BundleTrigger | null = null, template: string | null = null): Blocked => ({
  outcome: 'blocked',
  reason,
  trigger,
  template,
  detail: null,
})

const settingsIn = ({ timeZone, quietHours, duplicateHours }: SendingSettings): SendingSettings => ({
  timeZone,
  quietHours,
  duplicateHours,
})

/** Error 131062: Meta sends a code to a number only. */
const takesUserIds = (provider: ProviderId | undefined, category: string): boolean =>
  provider !== undefined && PROVIDER_FACTS[provider].takesUserIds && category !== 'AUTHENTICATION'

/** M18, M20: the chat screen always; the button as it was set; a status as the number it goes out from. */
const opensChat = (trigger: BundleTrigger, isChatNumber: boolean): boolean =>
  trigger.kind === 'chat' || (trigger.kind === 'operate' ? trigger.chatStandard : isChatNumber)

function isQuiet({ from, to }: { from: string; to: string }, minute: number): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  return start < end ? minute >= start && minute < end : minute >= start || minute < end
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
