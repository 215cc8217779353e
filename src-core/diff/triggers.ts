import { type FoundTrigger, openTriggers } from '#core/sending'
import { changed, otherFields } from './fields.ts'
import { type Found, flag, type Risk, type Subject, text, type Value, word } from './model.ts'
import { numberTag } from './numbers.ts'
import { choicesOf, type Place, placeOf, type SwitchedOff, samePlace, type Trigger, tag, triggerSubject } from './parts.ts'
import { placeTags } from './services.ts'
import type { Sides } from './sides.ts'
import { templateTag } from './template-tag.ts'
import { priceOf } from './templates.ts'
import { diffWords } from './words.ts'

export function triggerChanges(sides: Sides): Found[] {
  const {
    triggers: { pairs, gone, come, off, on, offCome, offGone },
  } = sides
  const meaning = openMeaning(sides)
  const alone = (kind: Found['kind'], trigger: Trigger, was: Trigger | null): Found => ({
    kind,
    subject: triggerSubject(was ?? trigger),
    risks: meaning.of(trigger),
    before: was && choicesText(was, sides.before),
    after: was ? null : choicesText(trigger, sides.after),
    mentions: leadsTo(trigger, was),
  })
  return [
    ...come.map((trigger) => alone('trigger-added', trigger, null)),
    ...gone.map(({ was, now }) => alone('trigger-removed', now, was)),
    ...on.map((trigger) => alone('trigger-switched-on', trigger, null)),
    ...off.map(({ was, now }) => alone('trigger-switched-off', now, was)),
    ...offCome.map((place): Found => ({ kind: 'trigger-off-added', risks: ['no-effect'], subject: offSubject(place) })),
    ...offGone.map((place): Found => ({ kind: 'trigger-off-removed', risks: ['no-effect'], subject: offSubject(place) })),
    ...swaps(sides),
    ...pairs.flatMap(({ before, after }) => triggerChange(before, after, sides, meaning)),
  ]
}

const offSubject = ({ kind, serviceTree, requestType, status }: SwitchedOff): Subject => ({
  kind: 'trigger',
  key: tag(kind, serviceTree, requestType, status),
  event: kind,
  serviceTree,
  requestType,
  status,
})

/** Templates, number and places that come or go with a trigger. */
const leadsTo = (trigger: Trigger, was: Trigger | null): string[] => [
  ...choicesOf(trigger).map(templateTag),
  numberTag(trigger.number),
  ...(was ? standsOn(was).map((each) => tag('gone', each)) : standsOn(trigger)),
]
const standsOn = (trigger: Trigger): string[] => [
  ...placeTags(placeOf(trigger)),
  ...(trigger.kind === 'status' ? placeTags({ ...placeOf(trigger), status: trigger.nextStatus }) : []),
]

type Sends = (trigger: Trigger) => Trigger | null
type Meaning = { of(trigger: Trigger): Risk[]; was: Sends; is: Sends }

/**
 * What becomes of people where a trigger stands: another trigger may have sent there before, or send there now. Asked
 * of the function that decides what the CRM sends.
 */
function openMeaning({ triggers: { earlier }, after }: Sides): Meaning {
  const asked = (find: ReturnType<typeof openTriggers>): Sends => {
    return (trigger) => {
      const { serviceTree, requestType, status } = placeOf(trigger)
      const place = { serviceTree: serviceTree ?? ELSEWHERE, requestType: requestType ?? ELSEWHERE, status: status ?? '' }
      return sentBy(find({ kind: trigger.kind, ...place, template: '' }))
    }
  }
  const [was, is] = [asked(openTriggers(earlier, () => false)), asked(openTriggers(after, () => false))]
  return {
    was,
    is,
    of: (trigger) => {
      const [a, b] = [was(trigger), is(trigger)]
      if (a === null) return [b === null ? 'no-effect' : 'someone-gets-for-the-first-time']
      if (b === null) return ['someone-gets-nothing-more']
      const isSame = choicesOf(a).join() === choicesOf(b).join() && a.number === b.number
      return [isSame ? 'no-effect' : 'someone-gets-something-else']
    },
  }
}

/** A name that no service tree has: a trigger that stands anywhere is met there. */
const ELSEWHERE = '\u0000'

const sentBy = (found: FoundTrigger): Trigger | null => (found.state === 'on' ? found.trigger : null)

type Was = Sides['triggers']['pairs'][number]['before']

function triggerChange({ was, now }: Was, after: Trigger, sides: Sides, meaning: Meaning): Found[] {
  const subject = triggerSubject(after)
  const isElsewhere = !samePlace(placeOf(now), placeOf(after))
  const isOther = now.kind !== after.kind
  const called = sides.services.place(placeOf(was))
  return [
    ...changed(isOther, false, () => ({
      kind: 'trigger-event',
      subject,
      risks: worst([...meaning.of(now), ...meaning.of(after)]),
      before: word('event', was.kind),
      after: word('event', after.kind),
      mentions: elsewhere(was, after),
    })),
    ...changed(isElsewhere && !isOther, false, () => ({
      kind: 'trigger-moved',
      subject,
      risks: worst([...meaning.of(now), ...meaning.of(after)]),
      before: place(placeOf(was)),
      after: place(placeOf(after)),
      mentions: elsewhere(was, after),
    })),
    ...templatesChange(was, now, after, sides),
    ...(isSwap(was, after, sides)
      ? []
      : changed(now.number, after.number, () => ({
          kind: 'trigger-number',
          subject,
          risks: ['someone-gets-something-else'],
          before: text(phoneOf(was.number, sides.before)),
          after: text(phoneOf(after.number, sides.after)),
          mentions: [numberTag(now.number), numberTag(after.number)],
        }))),
    ...optionChanges(was, now, after, meaning),
    // A key is made of the place: where that is another, it says nothing of its own.
    ...changed(was.key !== after.key && !isElsewhere && !isOther && samePlace(placeOf(was), called), false, () => ({
      kind: 'trigger-renamed',
      subject,
      risks: ['no-effect'],
      before: text(was.key),
      after: text(after.key),
    })),
    ...otherFields<object>(subject, was, after, KNOWN),
  ]
}

const KNOWN = [
  'key',
  'kind',
  'serviceTree',
  'requestType',
  'status',
  'number',
  'template',
  'templates',
  'nextStatus',
  'oncePerTicket',
  'chatStandard',
] as never[]

const place = (at: Place): Value => ({ as: 'place', ...at })
const worst = (risks: readonly Risk[]): Risk[] => {
  const real = risks.filter((risk) => risk !== 'no-effect')
  return real.length > 0 ? [...new Set(real)] : ['no-effect']
}
const elsewhere = (was: Trigger, after: Trigger): string[] => [
  ...standsOn(was).map((each) => tag('gone', each)),
  ...standsOn(after),
]

function templatesChange(was: Trigger, now: Trigger, after: Trigger, sides: Sides): Found[] {
  const subject = triggerSubject(after)
  const [then, is] = [choicesOf(now), choicesOf(after)]
  const went = choicesOf(was).filter((_, at) => !is.includes(sides.now.template(choicesOf(was)[at] ?? '')))
  const came = is.filter((key) => !then.includes(key))
  const [from, to] = [went[0], came[0]]
  if (went.length === 1 && came.length === 1 && from !== undefined && to !== undefined) {
    const [a, b] = [sides.before.templates[from], sides.after.templates[to]]
    const price = priceOf(a?.category ?? '', b?.category ?? '', sides.prices)
    return [
      {
        kind: 'trigger-template',
        subject,
        risks: ['someone-gets-something-else', ...(price !== null && price.after > price.before ? ['costs-more' as const] : [])],
        before: text(templateName(from, sides.before)),
        after: text(templateName(to, sides.after)),
        words: a && b ? diffWords(a.crmText.body, b.crmText.body) : null,
        price,
        mentions: [templateTag(sides.now.template(from)), templateTag(to)],
      },
    ]
  }
  return [
    ...came.map(
      (key): Found => ({
        kind: 'trigger-choice-added',
        subject,
        part: key,
        risks: ['someone-gets-for-the-first-time'],
        after: text(templateName(key, sides.after)),
        mentions: [templateTag(key)],
      }),
    ),
    ...went.map(
      (key): Found => ({
        kind: 'trigger-choice-removed',
        subject,
        part: key,
        risks: ['someone-gets-nothing-more'],
        before: text(templateName(key, sides.before)),
        mentions: [templateTag(sides.now.template(key))],
      }),
    ),
  ]
}

const templateName = (key: string, { templates }: Sides['after']): string => templates[key]?.name ?? key
const phoneOf = (key: string, { numbers }: Sides['after']): string => numbers.find((number) => number.key === key)?.phone ?? key
const choicesText = (trigger: Trigger, content: Sides['after']): Value | null =>
  text(
    choicesOf(trigger)
      .map((key) => templateName(key, content))
      .join(', '),
  )

function optionChanges(was: Trigger, now: Trigger, after: Trigger, meaning: Meaning): Found[] {
  const subject = triggerSubject(after)
  if (was.kind === 'status' && now.kind === 'status' && after.kind === 'status') {
    /** The status that a ticket gets may send something of its own, and the one that it no longer gets may have. */
    const next = ({ sends, risk }: { sends: Sends; risk: Risk }, status: string | null): Risk[] =>
      status !== null && sends({ ...after, status }) ? [risk] : []
    return [
      ...changed(now.nextStatus, after.nextStatus, () => ({
        kind: 'trigger-next-status',
        subject,
        risks: worst([
          ...next({ sends: meaning.was, risk: 'someone-gets-nothing-more' }, now.nextStatus),
          ...next({ sends: meaning.is, risk: 'someone-gets-for-the-first-time' }, after.nextStatus),
        ]),
        before: text(was.nextStatus),
        after: text(after.nextStatus),
        mentions: [
          ...placeTags({ ...placeOf(after), status: after.nextStatus }),
          ...placeTags({ ...placeOf(was), status: was.nextStatus }).map((each) => tag('gone', each)),
        ],
      })),
      ...changed(now.oncePerTicket, after.oncePerTicket, () => ({
        kind: 'trigger-once-per-ticket',
        subject,
        risks: [after.oncePerTicket ? 'someone-gets-nothing-more' : 'someone-gets-for-the-first-time'],
        before: flag(was.oncePerTicket),
        after: flag(after.oncePerTicket),
      })),
    ]
  }
  if (was.kind !== 'operate' || after.kind !== 'operate') return []
  return changed(was.chatStandard, after.chatStandard, () => ({
    kind: 'trigger-chat-standard',
    subject,
    risks: ['no-effect'],
    before: flag(was.chatStandard),
    after: flag(after.chatStandard),
  }))
}

/** Every trigger of a number sends from another that was there already: one change. */
function swaps(sides: Sides): Found[] {
  return [...Map.groupBy(sides.triggers.pairs, ({ before }) => before.was.number)].flatMap(([number, pairs]) => {
    const [first] = pairs
    if (first === undefined || !isSwap(first.before.was, first.after, sides)) return []
    const to = sides.after.numbers.find(({ key }) => key === first.after.number)
    return {
      kind: 'number-swapped' as const,
      subject: { kind: 'number' as const, key: first.after.number, label: to?.label ?? '', phone: to?.phone ?? '' },
      part: number,
      risks: ['someone-gets-something-else' as const],
      before: text(phoneOf(number, sides.before)),
      after: text(phoneOf(first.after.number, sides.after)),
      reaches: pairs.map(({ after }) => triggerSubject(after)),
      mentions: [numberTag(sides.now.number(number)), numberTag(first.after.number)],
    }
  })
}

function isSwap(was: Trigger, after: Trigger, { triggers: { pairs }, now }: Sides): boolean {
  const own = pairs.filter(({ before }) => before.was.number === was.number)
  return own.length > 1 && now.number(was.number) !== after.number && own.every((pair) => pair.after.number === after.number)
}
