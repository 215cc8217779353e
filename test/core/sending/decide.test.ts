import { describe, expect, it } from 'vitest'
import type { BundleContent } from '#core/bundle'
import {
  BLOCK_REASONS,
  type BlockReason,
  type Decision,
  openSending,
  readAddressOf,
  type SendingContact,
  type SendingEvent,
} from '#core/sending'
import { ana, bundleWith, chatTrigger, event, HOUR, NOON, operateTrigger, statusTrigger, VALUES } from './rules.ts'

type Case = {
  bundle?: BundleContent
  event?: Partial<SendingEvent>
  contact?: SendingContact | null
  values?: Record<string, string>
  /** Statuses that were passed. */
  chain?: string[]
  /** The trigger has sent for the ticket. */
  hasSent?: boolean
  /** Hours since the template went to the person. */
  lastSent?: number
}

const decide = (given: Case): Decision => {
  const values: Readonly<Record<string, string>> = { ...VALUES, ...given.values }
  const asked = event(given.event)
  return openSending(given.bundle ?? bundleWith([statusTrigger(), operateTrigger, chatTrigger])).decide(
    asked,
    given.contact === undefined ? ana : given.contact,
    (token) => values[token],
    {
      hasSent: () => given.hasSent ?? false,
      lastSent: () => (given.lastSent === undefined ? null : (asked.at ?? 0) - given.lastSent * HOUR),
    },
    given.chain,
  )
}
const reasonOf = (given: Case): BlockReason | 'send' => {
  const decision = decide(given)
  return decision.outcome === 'send' ? 'send' : decision.reason
}

const contactAt = (phone: string, isOptedIn = true): SendingContact => ({ isOptedIn, address: readAddressOf(phone) })
const withTemplate = (change: (template: BundleContent['templates'][string]) => void, bundle = bundleWith([statusTrigger()])) => {
  for (const template of Object.values(bundle.templates)) change(template)
  return bundle
}

describe('what is sent', () => {
  it('says template, number, text and address of a status', () => {
    const decision = decide({})
    expect(decision).toMatchObject({
      outcome: 'send',
      template: 'aviso_consulta_v2.pt_BR',
      category: 'UTILITY',
      number: '+551130001000',
      to: '+5511987654321',
      opensChat: true,
      nextStatus: null,
    })
    if (decision.outcome !== 'send') throw new Error('it is sent')
    const { header, body } = decision.message()
    expect(header).toBe('Protocolo 2026-1')
    expect(body).toContain('Oi Ana, sua consulta está marcada para 12/11/2026 às 14:30.')
  })

  it.each<[string, Case, boolean]>([
    ['a status, as its number', {}, true],
    ['a status of a number without Padrão Chat', { bundle: bundleWith([statusTrigger()], {}, quiet) }, false],
    ['the button, as it was set', { event: { kind: 'operate' } }, true],
    [
      'a chat, whatever the number',
      { bundle: bundleWith([chatTrigger], {}, quiet), event: { kind: 'chat', template: 'retomar_contato' } },
      true,
    ],
  ])('opens a chat or not: %s', (_name, given, opens) => {
    expect(decide(given)).toMatchObject({ outcome: 'send', opensChat: opens })
  })

  it.each(['retomar_contato', 'Retomar_Contato ', 'retomar_contato.pt_BR'])(
    'takes the template that was chosen: %s',
    (template) => {
      expect(decide({ event: { kind: 'chat', template } })).toMatchObject({ outcome: 'send', template: 'retomar_contato.pt_BR' })
    },
  )

  it.each<[string, Case]>([
    ['names as they are read', { event: { status: ' consulta  MARCADA', requestType: 'agendamento' } }],
    ['the tree that is named', { event: { serviceTree: 'whatsapp ativo' } }],
    [
      'a trigger of any request type',
      { bundle: bundleWith([statusTrigger({ requestType: null, serviceTree: null })]), event: { requestType: '' } },
    ],
    ['a landline', { contact: contactAt('(11) 3333-4444') }],
    ['a user id where the provider takes it', { contact: contactAt('BR.1502576394655843') }],
    ['a fallback', { values: { DATA_AGENDAMENTO: ' ', HORA_AGENDAMENTO: '' } }],
    ['a line break that a transform takes away', { values: { NOME: 'Ana\nSouza' } }],
    ['a value of the field’s length', { values: { PROTOCOLO: '9'.repeat(20) } }],
    ['the last minute before quiet hours', { bundle: night(), event: { at: Date.parse('2026-11-10T22:59:59Z') } }],
    ['the first moment after them', { bundle: night(), event: { at: Date.parse('2026-11-11T11:00:00Z') } }],
    ['when the window is over', { bundle: bundleWith([statusTrigger()], { duplicateHours: 24 }), lastSent: 24 }],
    ['again, where there is no window', { lastSent: 0 }],
    ['again, where a trigger may', { hasSent: true }],
    ['a status that its chain has not passed', { chain: ['Encerrado'] }],
  ])('sends with %s', (_name, given) => {
    expect(reasonOf(given)).toBe('send')
  })
})

function quiet(bundle: BundleContent): void {
  for (const number of bundle.numbers) number.chatStandard = false
}
function night(): BundleContent {
  return bundleWith([statusTrigger()], { quietHours: { from: '20:00', to: '08:00' } })
}

describe('why nothing is sent', () => {
  it.each<[BlockReason, string, Case]>([
    ['unreadable', 'no date', { event: { at: null } }],
    ['unreadable', 'no kind', { event: { kind: null } }],
    ['unreadable', 'no ticket', { event: { ticket: ' ' } }],
    ['unknown-contact', 'nobody of this id', { contact: null }],
    ['no-trigger', 'another status', { event: { status: 'Encerrado' } }],
    ['no-trigger', 'another request type', { event: { requestType: 'Financeiro' } }],
    ['no-trigger', 'another tree', { event: { serviceTree: 'Suporte' } }],
    ['no-trigger', 'no status', { event: { status: '' } }],
    ['no-trigger', 'a button where none is', { event: { kind: 'operate', requestType: 'Financeiro' } }],
    ['disabled', 'switched off', { bundle: off() }],
    ['loop', 'back at where it began', { chain: ['Consulta marcada', 'Paciente avisado'] }],
    ['loop', 'a status that leads to itself', { chain: ['consulta marcada'] }],
    ['once-per-ticket', 'the ticket had it', { bundle: bundleWith([statusTrigger({ oncePerTicket: true })]), hasSent: true }],
    ['attendant-chooses', 'nothing said', { event: { kind: 'chat' } }],
    ['attendant-chooses', 'one that the chat does not have', { event: { kind: 'chat', template: 'aviso_boleto_v1' } }],
    [
      'template-not-approved',
      'paused',
      {
        bundle: withTemplate((template) => {
          template.status = 'PAUSED'
        }),
      },
    ],
    ['not-opted-in', 'the flag is not marked', { contact: { ...ana, isOptedIn: false } }],
    ['no-phone', 'nothing', { contact: contactAt(' ') }],
    ['invalid-phone', 'too short', { contact: contactAt('98765') }],
    [
      'invalid-phone',
      'a user id for a code',
      {
        contact: contactAt('BR.1502576394655843'),
        bundle: withTemplate((template) => {
          template.category = 'AUTHENTICATION'
        }),
      },
    ],
    ['empty-variable', 'no fallback', { values: { NOME: '' } }],
    ['empty-variable', 'nothing left of it', { values: { NOME: ' \n ' } }],
    ['value-not-allowed', 'a line break', { values: { PROTOCOLO: 'a\nb' } }],
    ['value-not-allowed', 'an emoji', { values: { HORA_AGENDAMENTO: '14:30 ⏰' } }],
    ['value-not-allowed', 'longer than the field', { values: { PROTOCOLO: '9'.repeat(21) } }],
    ['value-not-allowed', 'five blanks', { values: { PROTOCOLO: 'a     b' } }],
    ['quiet-hours', 'at their first moment', { bundle: night(), event: { at: Date.parse('2026-11-10T23:00:00Z') } }],
    ['quiet-hours', 'over midnight', { bundle: night(), event: { at: Date.parse('2026-11-11T10:59:59Z') } }],
    ['quiet-hours', 'within a day', { bundle: bundleWith([statusTrigger()], { quietHours: { from: '11:30', to: '12:30' } }) }],
    [
      'quiet-hours',
      'in another zone',
      { bundle: bundleWith([statusTrigger()], { timeZone: 'Asia/Tokyo', quietHours: { from: '00:00', to: '00:01' } }) },
    ],
    ['duplicate', 'within the window', { bundle: bundleWith([statusTrigger()], { duplicateHours: 24 }), lastSent: 23.99 }],
    ['duplicate', 'at the same moment', { bundle: bundleWith([statusTrigger()], { duplicateHours: 1 }), lastSent: 0 }],
  ])('%s: %s', (reason, _name, given) => {
    expect(reasonOf(given)).toBe(reason)
  })

  it('names the binding and what is wrong with it', () => {
    expect(decide({ values: { NOME: '' } })).toMatchObject({ detail: { placeholder: 'body.nome', token: 'NOME', problem: null } })
    expect(decide({ values: { HORA_AGENDAMENTO: '14:30 ⏰' } })).toMatchObject({
      detail: { placeholder: 'body.hora', token: 'HORA_AGENDAMENTO', problem: { why: 'emoji', found: '⏰' } },
    })
    const long = { ...VALUES, HORA_AGENDAMENTO: 'x'.repeat(1000) }
    const bundle = bundleWith([statusTrigger()], {}, ({ variables }) => {
      for (const variable of variables) variable.maxLength = 2000
    })
    expect(decide({ bundle, values: long })).toMatchObject({
      reason: 'value-not-allowed',
      detail: { placeholder: 'body.hora', problem: { why: 'too-long', found: '1024' } },
    })
  })
})

function off(): BundleContent {
  return bundleWith([], {
    switchedOff: [{ kind: 'status', serviceTree: 'WhatsApp Ativo', requestType: 'Agendamento', status: 'Consulta marcada' }],
  })
}

/**
 * One event for which every reason at once would apply from this one on: whichever two of them meet, the earlier is told.
 * Of each reason, what takes it away.
 */
describe('the order of the reasons', () => {
  const kinds = { status: BLOCK_REASONS.filter((reason) => reason !== 'attendant-chooses'), chat: ['attendant-chooses'] as const }

  function everything(applies: (reason: BlockReason) => boolean): Case {
    const trigger = statusTrigger({ oncePerTicket: applies('once-per-ticket') })
    const switchedOff = [{ kind: 'status' as const, serviceTree: null, requestType: null, status: 'Consulta marcada' }]
    const bundle = bundleWith(applies('no-trigger') || applies('disabled') ? [] : [trigger], {
      switchedOff: applies('no-trigger') ? [] : switchedOff,
      quietHours: applies('quiet-hours') ? { from: '11:00', to: '13:00' } : null,
      duplicateHours: applies('duplicate') ? 24 : null,
    })
    if (applies('template-not-approved')) for (const template of Object.values(bundle.templates)) template.status = 'PENDING'
    return {
      bundle,
      event: { at: applies('unreadable') ? null : NOON },
      contact: applies('unknown-contact')
        ? null
        : contactAt(applies('no-phone') ? '' : applies('invalid-phone') ? '123' : '11987654321', !applies('not-opted-in')),
      chain: applies('loop') ? ['Consulta marcada'] : [],
      hasSent: true,
      lastSent: 1,
      values: {
        ...(applies('empty-variable') && { NOME: '' }),
        ...(applies('value-not-allowed') && { PROTOCOLO: 'a\nb' }),
      },
    }
  }

  // These exclude each other: a contact has no phone or an invalid one.
  const both = (one: BlockReason, other: BlockReason): boolean =>
    one !== other && BLOCK_REASONS.indexOf(one) < BLOCK_REASONS.indexOf(other)
  const pairs = kinds.status.flatMap((one) =>
    kinds.status.filter((other) => both(one, other)).map((other) => [one, other] as const),
  )

  it.each(pairs)('%s goes before %s', (first, second) => {
    expect(reasonOf(everything((reason) => reason === first || reason === second))).toBe(first)
    // Or the second would never have applied.
    expect(reasonOf(everything((reason) => reason === second))).toBe(second)
  })

  it('asks which template before anything of it, and after trigger and ticket', () => {
    const bundle = bundleWith([chatTrigger], { quietHours: { from: '00:00', to: '23:59' } })
    for (const template of Object.values(bundle.templates)) template.status = 'PENDING'
    const nobody = contactAt('', false)
    expect(reasonOf({ bundle, event: { kind: 'chat' }, contact: nobody })).toBe('attendant-chooses')
    expect(reasonOf({ bundle: bundleWith([]), event: { kind: 'chat' }, contact: nobody })).toBe('no-trigger')
  })

  it('holds for any set of them', () => {
    for (const [at] of kinds.status.entries())
      expect(
        reasonOf(everything((reason) => BLOCK_REASONS.indexOf(reason) >= BLOCK_REASONS.indexOf(kinds.status[at] ?? 'duplicate'))),
      ).toBe(kinds.status[at])
    expect(reasonOf(everything(() => false))).toBe('send')
  })
})
