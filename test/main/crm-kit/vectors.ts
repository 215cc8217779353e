import type { BundleContent, BundleTrigger } from '#core/bundle'
import { TRANSFORM_MEANINGS } from '#core/bundle'
import {
  BLOCK_REASONS,
  type BlockReason,
  type EventKind,
  openMemory,
  openSending,
  readAddressOf,
  replay,
  type SendingEvent,
} from '#core/sending'
import { asRead } from '#core/text'
import { applyTransforms, TRANSFORMS } from '#core/variables'
import { bundleWith, chatTrigger, operateTrigger, statusTrigger, VALUES } from '../../core/sending/rules.ts'

type Contact = { phone: string; otherPhone?: string; optedIn: boolean }
type Event = {
  /** ISO 8601 with a zone, or nothing readable. */
  at: string
  kind: string
  ticket: string
  contact: string
  serviceTree?: string
  requestType: string
  status: string
  template?: string
  fields: Readonly<Record<string, string>>
}
type Expectation = 'send' | BlockReason
type Case = {
  name: string
  bundle: BundleContent
  contacts?: Record<string, Contact>
  events: Event[]
  /** What becomes of each event, and behind it of those that it makes. */
  expect: Expectation[]
}

const ANA: Contact = { phone: '(11) 98765-4321', optedIn: true }
const CONTACTS: Record<string, Contact> = { '007': ANA }
const event = (changes: Partial<Event> = {}): Event => ({
  at: '2026-11-10T12:00:00-03:00',
  kind: 'status',
  ticket: '0042',
  contact: '007',
  requestType: 'Agendamento',
  status: 'Consulta marcada',
  fields: VALUES,
  ...changes,
})
const withFields = (fields: Record<string, string>): Event => event({ fields: { ...VALUES, ...fields } })
const at = (time: string, changes: Partial<Event> = {}): Event => event({ at: `2026-11-${time}-03:00`, ...changes })
const who = (contact: Contact): { contacts: Record<string, Contact> } => ({ contacts: { '007': contact } })

const plain = bundleWith([statusTrigger(), operateTrigger, chatTrigger])
const paused = bundleWith([statusTrigger()], {}, ({ templates }) => {
  for (const template of Object.values(templates)) template.status = 'PAUSED'
})
const code = bundleWith([statusTrigger()], {}, ({ templates }) => {
  for (const template of Object.values(templates)) template.category = 'AUTHENTICATION'
})
const off = bundleWith([], {
  switchedOff: [{ kind: 'status', serviceTree: 'WhatsApp Ativo', requestType: 'Agendamento', status: 'Consulta marcada' }],
})
const night = bundleWith([statusTrigger()], { quietHours: { from: '20:00', to: '08:00' } })
const noon = bundleWith([statusTrigger()], { quietHours: { from: '11:30', to: '12:30' } })
const day = bundleWith([statusTrigger()], { duplicateHours: 24 })
const once = bundleWith([statusTrigger({ oncePerTicket: true })])
const onceAtNight = bundleWith([statusTrigger({ oncePerTicket: true })], { quietHours: { from: '20:00', to: '08:00' } })
const step = (key: string, status: string, nextStatus: string | null) => statusTrigger({ key, status, nextStatus })
const circle = bundleWith([step('a', 'A', 'B'), step('b', 'B', 'C'), step('c', 'C', 'A')])
const line = bundleWith([step('a', 'A', 'B'), step('b', 'B', 'Fim')])
const everywhere = bundleWith([
  statusTrigger({ key: 'any', serviceTree: null, requestType: null, template: 'retomar_contato.pt_BR' }),
  statusTrigger(),
])
const quietNumber = bundleWith([statusTrigger(), operateTrigger, chatTrigger], {}, ({ numbers }) => {
  for (const number of numbers) number.chatStandard = false
})

const roomy = bundleWith([statusTrigger()], {}, ({ variables }) => {
  for (const variable of variables) variable.maxLength = 2000
})
const typeOrTree = bundleWith([
  statusTrigger({ key: 'tree', requestType: null, template: 'retomar_contato.pt_BR' }),
  statusTrigger({ key: 'type', serviceTree: null }),
])
const chat = (changes: Partial<Extract<BundleTrigger, { kind: 'chat' }>>): BundleTrigger =>
  chatTrigger.kind === 'chat' ? { ...chatTrigger, ...changes } : chatTrigger
const choice = bundleWith([
  chat({ key: 'near', serviceTree: 'WhatsApp Ativo', requestType: 'Agendamento', templates: ['aviso_consulta_v2.pt_BR'] }),
  chat({ key: 'far', templates: ['retomar_contato.pt_BR'] }),
])
const onAndOff = bundleWith([statusTrigger()], { switchedOff: off.sending?.switchedOff ?? [] })
const buttonOnly = bundleWith(operateTrigger.kind === 'operate' ? [{ ...operateTrigger, chatStandard: false }] : [])
const otherTree = bundleWith([
  statusTrigger({ key: 'a', serviceTree: 'Um', status: 'A', nextStatus: 'B' }),
  statusTrigger({ key: 'b', serviceTree: 'Dois', status: 'B' }),
])
const twoOnce = bundleWith([
  statusTrigger({ key: 'a', status: 'A', oncePerTicket: true }),
  statusTrigger({ key: 'b', status: 'B', oncePerTicket: true }),
])
const twoTemplates = bundleWith(
  [statusTrigger({ key: 'a', status: 'A' }), statusTrigger({ key: 'b', status: 'B', template: 'retomar_contato.pt_BR' })],
  { duplicateHours: 24 },
)

const one = (
  name: string,
  expected: Expectation,
  bundle: BundleContent,
  changes: Partial<Event> = {},
  more: Partial<Case> = {},
): Case => ({
  name,
  bundle,
  events: [event(changes)],
  expect: [expected],
  ...more,
})

/** Which reasons can apply at once to one event by status: all but the choice of an attendant. */
const ORDER: readonly BlockReason[] = BLOCK_REASONS.filter((reason) => reason !== 'attendant-chooses')

/** An event to which one reason applies, and every later one with it: the first is told. */
function fromHereOn(first: BlockReason): Case {
  const applies = (reason: BlockReason): boolean => ORDER.indexOf(reason) >= ORDER.indexOf(first)
  const trigger = statusTrigger({ oncePerTicket: applies('once-per-ticket'), nextStatus: null })
  const before = at('09T12:00:00', { fields: VALUES })
  const mayHaveSent = first === 'once-per-ticket'
  const bundle = bundleWith(
    applies('no-trigger') || applies('disabled') ? [] : [trigger],
    {
      switchedOff: applies('no-trigger') ? [] : applies('disabled') ? (off.sending?.switchedOff ?? []) : [],
      quietHours: mayHaveSent ? null : applies('quiet-hours') ? { from: '11:30', to: '12:30' } : null,
      duplicateHours: applies('duplicate') ? 240 : null,
    },
    ({ templates }) => {
      if (applies('template-not-approved') && !mayHaveSent)
        for (const template of Object.values(templates)) template.status = 'PAUSED'
    },
  )
  const phone = applies('no-phone') ? '' : applies('invalid-phone') ? '123' : ANA.phone
  const contacts: Record<string, Contact> = applies('unknown-contact')
    ? {}
    : { '007': mayHaveSent ? ANA : { phone, optedIn: !applies('not-opted-in') } }
  const fields = {
    ...VALUES,
    ...(applies('empty-variable') && { NOME: '' }),
    ...(applies('value-not-allowed') && { PROTOCOLO: 'a\nb' }),
  }
  return {
    name: `${first}, and everything after it too`,
    bundle,
    contacts,
    events: [...(mayHaveSent ? [before] : []), event({ at: applies('unreadable') ? 'ontem' : event().at, fields })],
    expect: [...(mayHaveSent ? (['send'] as const) : []), first],
  }
}

const CASES: readonly Case[] = [
  one('a status', 'send', plain),
  one('the button Operar OC', 'send', plain, { kind: 'operate', status: '' }),
  one('a chat, with the template that the attendant chose', 'send', plain, { kind: 'chat', template: 'retomar_contato' }),
  one('the choice in other letters', 'send', plain, { kind: 'chat', template: ' Retomar_Contato' }),
  one('the choice by its key', 'send', plain, { kind: 'chat', template: 'retomar_contato.pt_BR' }),
  one('a status from a number without Padrão Chat', 'send', quietNumber),
  one('a chat from a number without Padrão Chat', 'send', quietNumber, { kind: 'chat', template: 'retomar_contato' }),
  one('names as a person reads them', 'send', plain, { requestType: 'agendamento', status: ' consulta  MARCADA ' }),
  one('the tree that is named', 'send', plain, { serviceTree: 'whatsapp ativo' }),
  one('no tree named: whichever has a trigger', 'send', plain, { serviceTree: '' }),
  one('the trigger that says most of the place goes first', 'send', everywhere),
  one('the one for any place serves elsewhere', 'send', everywhere, { requestType: 'Financeiro' }),
  one('a landline', 'send', plain, {}, who({ phone: '(11) 3333-4444', optedIn: true })),
  one(
    'a second phone where the first is a landline',
    'send',
    plain,
    {},
    who({ phone: '1133334444', otherPhone: '11987654321', optedIn: true }),
  ),
  one('a mobile without its ninth digit', 'send', plain, {}, who({ phone: '1187654321', optedIn: true })),
  one('a WhatsApp user known by an id only', 'send', plain, {}, who({ phone: 'BR.1502576394655843', optedIn: true })),
  { name: 'a fallback', bundle: plain, events: [withFields({ DATA_AGENDAMENTO: ' ', HORA_AGENDAMENTO: '' })], expect: ['send'] },
  {
    name: 'a line break that a transform takes away',
    bundle: plain,
    events: [withFields({ NOME: 'Ana\nSouza' })],
    expect: ['send'],
  },
  {
    name: 'a value of exactly the field’s length',
    bundle: plain,
    events: [withFields({ PROTOCOLO: '9'.repeat(20) })],
    expect: ['send'],
  },

  one('no date', 'unreadable', plain, { at: '' }),
  one('a date that is none', 'unreadable', plain, { at: '2026-13-40' }),
  one('a kind that is none', 'unreadable', plain, { kind: 'fax' }),
  one('no ticket', 'unreadable', plain, { ticket: ' ' }),
  one('nobody of this id', 'unknown-contact', plain, { contact: '7' }),
  one('another status', 'no-trigger', plain, { status: 'Encerrado' }),
  one('another request type', 'no-trigger', plain, { requestType: 'Financeiro' }),
  one('another tree', 'no-trigger', plain, { serviceTree: 'Suporte' }),
  one('a button where none is', 'no-trigger', plain, { kind: 'operate', requestType: 'Financeiro', status: '' }),
  one('switched off', 'disabled', off),
  one('a chat and nothing chosen', 'attendant-chooses', plain, { kind: 'chat' }),
  one('a chat and a template that is not among the choices', 'attendant-chooses', plain, {
    kind: 'chat',
    template: 'aviso_boleto_v1',
  }),
  one('paused since', 'template-not-approved', paused),
  one('the flag is not marked', 'not-opted-in', plain, {}, who({ ...ANA, optedIn: false })),
  one('nothing to write to', 'no-phone', plain, {}, who({ phone: ' ', optedIn: true })),
  one('a phone that is too short', 'invalid-phone', plain, {}, who({ phone: '98765', optedIn: true })),
  one('a code for somebody known by an id only', 'invalid-phone', code, {}, who({ phone: 'BR.1502576394655843', optedIn: true })),
  { name: 'an empty variable without a fallback', bundle: plain, events: [withFields({ NOME: '' })], expect: ['empty-variable'] },
  { name: 'nothing left of it', bundle: plain, events: [withFields({ NOME: ' \n ' })], expect: ['empty-variable'] },
  { name: 'a line break', bundle: plain, events: [withFields({ PROTOCOLO: 'a\nb' })], expect: ['value-not-allowed'] },
  { name: 'an emoji', bundle: plain, events: [withFields({ HORA_AGENDAMENTO: '14:30 ⏰' })], expect: ['value-not-allowed'] },
  {
    name: 'longer than the field',
    bundle: plain,
    events: [withFields({ PROTOCOLO: '9'.repeat(21) })],
    expect: ['value-not-allowed'],
  },
  { name: 'five blanks in a row', bundle: plain, events: [withFields({ PROTOCOLO: 'a     b' })], expect: ['value-not-allowed'] },
  { name: 'four blanks in a row', bundle: plain, events: [withFields({ PROTOCOLO: 'a    b' })], expect: ['send'] },
  {
    name: 'a value that looks like a variable',
    bundle: plain,
    events: [withFields({ PROTOCOLO: '%NOME%' })],
    expect: ['value-not-allowed'],
  },
  one('quiet hours within a day', 'quiet-hours', noon),
  one('the moment at which they begin', 'quiet-hours', noon, { at: '2026-11-10T11:30:00-03:00' }),
  one('the moment at which they end', 'send', noon, { at: '2026-11-10T12:30:00-03:00' }),
  one('quiet hours over midnight, before it', 'quiet-hours', night, { at: '2026-11-10T20:00:00-03:00' }),
  one('quiet hours over midnight, after it', 'quiet-hours', night, { at: '2026-11-11T07:59:59-03:00' }),
  one('the end of those', 'send', night, { at: '2026-11-11T08:00:00-03:00' }),
  one('told in another zone, counted in the implementation’s', 'quiet-hours', night, { at: '2026-11-11T10:59:59Z' }),

  one('a date without a zone', 'unreadable', plain, { at: '2026-11-10T12:00:00' }),
  { name: 'a NUL', bundle: plain, events: [withFields({ PROTOCOLO: 'a\0b' })], expect: ['value-not-allowed'] },
  {
    name: 'a mark that turns the direction',
    bundle: plain,
    events: [withFields({ PROTOCOLO: 'a\u202eb' })],
    expect: ['value-not-allowed'],
  },
  { name: 'a tab', bundle: plain, events: [withFields({ PROTOCOLO: 'a\tb' })], expect: ['value-not-allowed'] },
  {
    name: 'the sign of a trade mark is no emoji',
    bundle: plain,
    events: [withFields({ PROTOCOLO: 'Marca™ ©' })],
    expect: ['send'],
  },
  ...['{{nome}}', '{nome}', '#NOME#', '((nome))', '__NOME__', '%Nome%'].map(
    (text): Case => ({
      name: `a value that looks like a variable: ${text}`,
      bundle: plain,
      events: [withFields({ PROTOCOLO: text })],
      expect: ['value-not-allowed'],
    }),
  ),
  { name: 'percentages are no variable', bundle: plain, events: [withFields({ PROTOCOLO: '100% e 50%' })], expect: ['send'] },
  {
    name: 'a body longer than WhatsApp takes',
    bundle: roomy,
    events: [withFields({ HORA_AGENDAMENTO: 'x'.repeat(1000) })],
    expect: ['value-not-allowed'],
  },
  {
    name: 'several go wrong: the first of the text',
    bundle: plain,
    events: [withFields({ PROTOCOLO: 'a\nb', HORA_AGENDAMENTO: 'a\nb' })],
    expect: ['value-not-allowed'],
  },
  {
    name: 'an empty one goes before one that is not allowed',
    bundle: plain,
    events: [withFields({ PROTOCOLO: 'a\nb', NOME: '' })],
    expect: ['empty-variable'],
  },
  one('the request type goes before the tree', 'send', typeOrTree),
  one('the attendant’s choice goes before the place', 'send', choice, { kind: 'chat', template: 'retomar_contato' }),
  one('a trigger that is on goes before one that is switched off there', 'send', onAndOff),
  one('the button as it was set, whatever the number', 'send', buttonOnly, { kind: 'operate', status: '' }),
  {
    name: 'what a next status makes stays in the tree that the trigger named',
    bundle: otherTree,
    events: [event({ status: 'A' })],
    expect: ['send', 'no-trigger'],
  },
  {
    name: 'once per ticket counts by trigger',
    bundle: twoOnce,
    events: [event({ status: 'A' }), event({ status: 'B' }), event({ status: 'A' })],
    expect: ['send', 'send', 'once-per-ticket'],
  },
  {
    name: 'a duplicate counts by template, and by person',
    bundle: twoTemplates,
    contacts: { '007': ANA, '008': { phone: '(21) 99876-5432', optedIn: true } },
    events: [event({ status: 'A' }), event({ status: 'B' }), event({ status: 'A', contact: '008' }), event({ status: 'A' })],
    expect: ['send', 'send', 'send', 'duplicate'],
  },
  {
    name: 'a next status makes an event of its own at the same moment',
    bundle: line,
    events: [event({ status: 'A' })],
    expect: ['send', 'send', 'no-trigger'],
  },
  {
    name: 'a circle of next statuses ends where it began',
    bundle: circle,
    events: [event({ status: 'A' })],
    expect: ['send', 'send', 'send', 'loop'],
  },
  {
    name: 'each event begins a chain of its own',
    bundle: circle,
    events: [event({ status: 'B' }), event({ status: 'A' })],
    expect: ['send', 'send', 'send', 'loop', 'send', 'send', 'send', 'loop'],
  },
  {
    name: 'once per ticket: the second time, another ticket, an id that only looks alike',
    bundle: once,
    events: [event(), event(), event({ ticket: '0043' }), event({ ticket: '42' }), event({ ticket: ' 0042 ' })],
    expect: ['send', 'once-per-ticket', 'send', 'send', 'once-per-ticket'],
  },
  {
    name: 'what was held back does not count as sent once',
    bundle: onceAtNight,
    events: [at('10T22:00:00'), at('11T10:00:00'), at('11T11:00:00')],
    expect: ['quiet-hours', 'send', 'once-per-ticket'],
  },
  {
    name: 'a duplicate: within the window, at its end, and what was held back opens none',
    bundle: day,
    events: [
      at('10T12:00:00'),
      at('11T11:59:59', { ticket: '2' }),
      at('11T12:00:00', { ticket: '3' }),
      at('12T11:59:59', { ticket: '4' }),
    ],
    expect: ['send', 'duplicate', 'send', 'duplicate'],
  },
  {
    name: 'one person under two contacts is one person',
    bundle: day,
    contacts: { '007': ANA, '008': { phone: '+55 11 8765-4321', optedIn: true } },
    events: [event(), event({ contact: '008', ticket: '2' })],
    expect: ['send', 'duplicate'],
  },
  ...ORDER.filter((reason) => reason !== 'loop' && reason !== 'quiet-hours' && reason !== 'duplicate').map(fromHereOn),
]

const KINDS: Readonly<Record<string, EventKind>> = { status: 'status', operate: 'operate', chat: 'chat' }

function eventOf({ at: when, kind, ticket, serviceTree = '', requestType, status, template = '' }: Event): SendingEvent {
  const instant = /[zZ]|[+-]\d\d:\d\d$/.test(when) ? Date.parse(when) : Number.NaN
  return {
    at: Number.isNaN(instant) ? null : instant,
    kind: KINDS[kind] ?? null,
    ticket,
    serviceTree,
    requestType,
    status,
    template,
  }
}

/** What the rules answer to a case, event by event with those that it makes. */
function answersOf({ bundle, contacts = CONTACTS, events }: Case) {
  const sending = openSending(bundle)
  const memory = openMemory(sending)
  return events.flatMap((each, index) => {
    const known = contacts[each.contact]
    const contact = known ? { isOptedIn: known.optedIn, address: readAddressOf(known.phone, known.otherPhone) } : null
    return [...replay(sending, eventOf(each), contact, () => (token) => each.fields[token], memory)].map(
      ({ decision, event: { status }, isDerived }) => ({
        event: index,
        derived: isDerived,
        status,
        ...(decision.outcome === 'send'
          ? {
              outcome: 'send' as const,
              trigger: decision.trigger.key,
              template: decision.template,
              number: decision.number,
              to: decision.to,
              values: decision.values,
              body: decision.message().body,
              opensChat: decision.opensChat,
              nextStatus: decision.nextStatus,
            }
          : {
              outcome: 'blocked' as const,
              reason: decision.reason,
              ...(decision.detail && { placeholder: decision.detail.placeholder, token: decision.detail.token }),
              ...(decision.detail?.problem && { why: decision.detail.problem.why }),
            }),
      }),
    )
  })
}

/** @throws Error where the rules answer something else than the case says */
export function sendingVectors() {
  const bundles: BundleContent[] = []
  const nameOf = (bundle: BundleContent): string => {
    const text = JSON.stringify(bundle)
    let index = bundles.findIndex((known) => JSON.stringify(known) === text)
    if (index === -1) index = bundles.push(bundle) - 1
    return `rules-${index + 1}`
  }
  const cases = CASES.map((each) => {
    const expected = answersOf(each)
    const told = expected.map((answer) => (answer.outcome === 'send' ? 'send' : answer.reason))
    if (told.join() !== each.expect.join()) throw new Error(`${each.name}: ${told.join()} instead of ${each.expect.join()}`)
    return { name: each.name, bundle: nameOf(each.bundle), contacts: each.contacts ?? CONTACTS, events: each.events, expected }
  })
  return {
    reasons: BLOCK_REASONS,
    cases,
    bundles: Object.fromEntries(
      bundles.map((bundle) => {
        const { providers, numbers, templates, triggers, variables, sending } = bundle
        return [nameOf(bundle), { providers, numbers, templates, triggers, variables, sending }]
      }),
    ),
  }
}

const TRANSFORM_INPUTS = [
  '',
  '   ',
  ' Ana\n Souza ',
  'Oi 🎉 Ana',
  'JOÃO DA SILVA',
  'Dra. Ana Souza',
  "maria sant'ana",
  'são paulo',
  'ANA-LÚCIA DE SOUZA E SILVA',
  '2026-12-01',
  '2026-12-01T23:30:00-03:00',
  '1/12/2026',
  '31/02/2026',
  'amanhã',
  '1234.5',
  '1.234,56',
  '1.234',
  '-12',
  'R$ 10',
  '0',
  '0.500',
  '1,234.5',
  '1.234.567',
  'R$ 1.234,50',
  '01-12-2026',
  '1/12/26',
  '2026/12/01 10:00',
  '(joão) silva',
  "ANA D'ÁVILA",
  'bem-te-vi',
  'Sr. José',
  'Souza, Ana',
]

export const transformVectors = () =>
  TRANSFORMS.map((transform) => ({
    transform,
    does: TRANSFORM_MEANINGS[transform].does,
    examples: [...new Set([...TRANSFORM_MEANINGS[transform].examples.map(([value]) => value), ...TRANSFORM_INPUTS])].map(
      (value) => ({
        value,
        becomes: applyTransforms(value, [transform]),
      }),
    ),
  }))

const PHONES: readonly [string, string?][] = [
  ['(11) 98765-4321'],
  ['11987654321'],
  ['+55 11 98765-4321'],
  ['5511987654321'],
  ['+55 11 8765-4321'],
  ['1133334444'],
  ['(11) 3333-4444', '(11) 98765-4321'],
  ['', '11987654321'],
  ['98765'],
  [''],
  ['não tem'],
  ['+1 415 555 2671'],
  ['0800 123 4567'],
  ['BR.1502576394655843'],
  ['+351 912 345 678'],
  ['0055 11 98765-4321'],
  ['011 98765-4321'],
  ['0 15 11 98765-4321'],
  ['(20) 98765-4321'],
  ['11 9876-543'],
  ['14155552671'],
  ['5511987654321@c.us'],
  ['11 98765-4321 / 11 3333-4444'],
  ['br.1502576394655843'],
  ['US.ENT.abc123'],
  ['BR.1502576394655843', '1133334444'],
  ['1199999999999999999'],
]

export const addressVectors = () =>
  PHONES.map(([phone, otherPhone = '']) => {
    const address = readAddressOf(phone, otherPhone)
    return { phone, otherPhone, ...address }
  })

const NAMES: readonly [string, string][] = [
  ['Consulta marcada', ' consulta  MARCADA '],
  ['Ação', 'AÇÃO'],
  ['Ação', 'Acao'],
  ['Concluída', 'Concluida'],
  ['Boleto emitido', 'Boleto-emitido'],
  ['Aberta', 'Aberto'],
]

export const nameVectors = () => NAMES.map(([one, other]) => ({ one, other, same: asRead(one) === asRead(other) }))
