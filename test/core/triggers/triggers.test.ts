import { describe, expect, it } from 'vitest'
import {
  checkTrigger,
  isTriggerAdvice,
  opensChat,
  placeName,
  type Trigger,
  type TriggerWorld,
  templatesOf,
  touchesOperation,
  triggerDraftSchema,
} from '#core/triggers'
import { chat, operate, status, template, world } from './examples.ts'

const check = (trigger: Trigger, change: Partial<TriggerWorld> = {}) => checkTrigger(trigger, world(change))
/** What is wrong with the first of them. */
const among = (...triggers: [Trigger, ...Trigger[]]) => check(triggers[0], { others: triggers })

describe('checkTrigger', () => {
  it.each([status(), operate(), chat()])(
    'has nothing against a number, usable templates of it and full mappings: $kind',
    (trigger) => {
      expect(check(trigger, { others: [trigger] })).toEqual([])
    },
  )

  it('says that number and template are gone', () => {
    expect(check(status(), { number: null, templates: new Map() })).toEqual([
      { problem: 'number-gone' },
      { problem: 'template-gone' },
    ])
  })

  it('gives each reason why the template does not send, by the template’s name', () => {
    const broken = template({ unusable: [{ reason: 'not-approved' }, { reason: 'emoji' }], unmapped: 2 })
    expect(check(status(), { templates: new Map([['m1', broken]]) })).toEqual([
      { problem: 'template-unusable', template: 'aviso_v1', reason: 'not-approved' },
      { problem: 'template-unusable', template: 'aviso_v1', reason: 'emoji' },
      { problem: 'mapping-incomplete', template: 'aviso_v1', count: 2 },
    ])
  })

  it('looks at every template that the attendant may choose, each once', () => {
    const templates = new Map([
      ['m1', template()],
      ['m2', template({ name: 'retomar', unmapped: 1 })],
    ])
    expect(check(chat({ templateIds: ['m1', 'm2', 'm2', 'm3', 'm4'] }), { templates })).toEqual([
      { problem: 'template-gone' },
      { problem: 'mapping-incomplete', template: 'retomar', count: 1 },
    ])
  })

  it.each([
    ['another account', template({ accountId: 'a2' })],
    ['another sender', template({ senderId: '5521' })],
  ])('refuses a template of %s', (_whose, other) => {
    expect(check(status(), { templates: new Map([['m1', other]]) })).toEqual([
      { problem: 'template-of-other-account', template: 'aviso_v1' },
    ])
  })

  it('takes a template that belongs to the whole account', () => {
    expect(check(status(), { templates: new Map([['m1', template({ senderId: null })]]) })).toEqual([])
  })
})

describe('two triggers in one place (CRM-STATUS-LOOP)', () => {
  const twice = (place: string) => [{ problem: 'same-place-twice', place }]

  it('sees the same status, however it is written and whichever number sends', () => {
    const twin = status({ id: 't2', status: ' AGUARDANDO PAGAMENTO ', numberId: 'n2' })
    expect(among(status(), twin)).toEqual(twice('Aguardando pagamento'))
    expect(among(twin, status())).toEqual(twice(' AGUARDANDO PAGAMENTO '))
  })

  it('takes “any” for every tree and request type', () => {
    const anywhere = status({ id: 't2', serviceTree: '', requestType: '' })
    expect(among(status({ serviceTree: 'Suporte' }), anywhere)).toEqual(twice('Aguardando pagamento'))
    expect(among(anywhere, status({ serviceTree: 'Suporte' }))).toEqual(twice('Aguardando pagamento'))
  })

  it('lets the same status be in different places', () => {
    expect(among(status(), status({ id: 't2', requestType: 'Suporte' }))).toEqual([])
    expect(among(status({ serviceTree: 'A' }), status({ id: 't2', serviceTree: 'B' }))).toEqual([])
  })

  it('does not count an inactive one, on either side', () => {
    expect(among(status(), status({ id: 't2', active: false }))).toEqual([])
    expect(among(status({ active: false }), status({ id: 't2' }))).toEqual([])
  })

  it('counts sending once per ticket all the same: it is two messages', () => {
    expect(among(status({ oncePerTicket: true }), status({ id: 't2', oncePerTicket: true }))).toEqual(
      twice('Aguardando pagamento'),
    )
  })

  it('lets a person choose between buttons, unless two are the very same', () => {
    expect(among(operate(), operate({ id: 'o2', requestType: '' }))).toEqual([])
    expect(among(operate(), operate({ id: 'o2', numberId: 'n2' }))).toEqual([])
    expect(among(operate(), chat({ requestType: 'Financeiro' }))).toEqual([])
    expect(among(operate(), operate({ id: 'o2', requestType: 'financeiro' }))).toEqual(twice('Financeiro'))
    expect(among(chat(), chat({ id: 'c2' }))).toEqual(twice(''))
  })
})

describe('statuses that lead back (CRM-STATUS-LOOP)', () => {
  const from = (id: string, here: string, next: string, change: Partial<Extract<Trigger, { kind: 'status' }>> = {}) =>
    status({ id, status: here, nextStatus: next, requestType: '', ...change })
  const loop = (path: string) => [{ problem: 'status-loop', path }]

  it('sees one that leads to itself', () => {
    expect(among(from('1', 'Aberto', 'aberto'))).toEqual(loop('Aberto → Aberto'))
  })

  it('sees the way over several, and says the shortest', () => {
    const ring = [from('1', 'A', 'B'), from('2', 'B', 'C'), from('3', 'C', 'A')] as const
    expect(among(...ring)).toEqual(loop('A → B → C → A'))
    expect(check(ring[1], { others: ring })).toEqual(loop('B → C → A → B'))
    const long = [
      from('1', 'A', 'B'),
      from('2', 'B', 'C'),
      from('3', 'C', 'A', { requestType: 'X' }),
      from('4', 'B', 'A', { requestType: 'Y' }),
    ] as const
    expect(among(...long).filter(({ problem }) => problem === 'status-loop')).toEqual(loop('A → B → A'))
  })

  it('does not blame one that only leads into a loop', () => {
    const ring = [from('1', 'B', 'C'), from('2', 'C', 'B')]
    expect(among(from('3', 'A', 'B'), ...ring)).toEqual([])
  })

  it('ends where a ticket sends once, where one is inactive, and where nothing follows', () => {
    expect(among(from('1', 'A', 'B', { oncePerTicket: true }), from('2', 'B', 'A'))).toEqual([])
    expect(among(from('1', 'A', 'B'), from('2', 'B', 'A', { oncePerTicket: true }))).toEqual([])
    expect(among(from('1', 'A', 'B'), from('2', 'B', 'A', { active: false }))).toEqual([])
    expect(among(from('1', 'A', 'B'), from('2', 'B', ''))).toEqual([])
  })

  it('does not follow a ticket out of its place', () => {
    const start = from('1', 'A', 'B')
    const there = from('2', 'B', 'C', { requestType: 'Suporte' })
    expect(among(start, there, from('3', 'C', 'A', { requestType: 'Suporte' }))).toEqual(loop('A → B → C → A'))
    expect(among(start, there, from('3', 'C', 'A', { requestType: 'Vendas' }))).toEqual([])
  })
})

describe('the service tree', () => {
  const trees = [{ name: 'WhatsApp Ativo', requestTypes: [{ name: 'Financeiro', statuses: ['Aguardando pagamento'] }] }]

  it('only advises about a name that it does not have', () => {
    const [missing, ...more] = check(status({ serviceTree: 'Vendas' }), { trees })
    expect([missing, more]).toEqual([{ problem: 'not-in-service-tree', what: 'service-tree', name: 'Vendas' }, []])
    expect(missing && isTriggerAdvice(missing)).toBe(true)
    expect(isTriggerAdvice({ problem: 'number-gone' })).toBe(false)
  })

  it('looks at the status and at the one after sending', () => {
    expect(check(status({ status: 'Pago' }), { trees })).toEqual([
      { problem: 'not-in-service-tree', what: 'status', name: 'Pago' },
    ])
    expect(check(status({ nextStatus: 'Cobrado' }), { trees })).toEqual([
      { problem: 'not-in-service-tree', what: 'status', name: 'Cobrado' },
    ])
    expect(check(operate(), { trees })).toEqual([])
    expect(check(status(), { trees })).toEqual([])
  })
})

describe('a trigger', () => {
  it('touches the operation unless it is bound to the isolated tree (M15)', () => {
    expect(touchesOperation({ serviceTree: 'whatsapp ativo', requestType: 'X' }, 'WhatsApp Ativo')).toBe(false)
    expect(touchesOperation({ serviceTree: '', requestType: 'X' }, 'WhatsApp Ativo')).toBe(true)
    expect(touchesOperation({ serviceTree: 'Suporte', requestType: '' }, 'WhatsApp Ativo')).toBe(true)
    expect(touchesOperation({ serviceTree: 'WhatsApp Ativo', requestType: '' }, '')).toBe(true)
  })

  it('opens a chat from the chat screen and, with Padrão Chat, from Operar OC (M21)', () => {
    expect([status(), operate({ chatStandard: false }), operate({ chatStandard: true }), chat()].map(opensChat)).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  it('is called by its status, else by its narrowest place', () => {
    expect(placeName(status())).toBe('Aguardando pagamento')
    expect(placeName(operate())).toBe('Financeiro')
    expect(placeName(chat({ serviceTree: 'Suporte' }))).toBe('Suporte')
    expect(placeName(chat())).toBe('')
    expect(templatesOf(chat({ templateIds: ['m1', 'm2'] }))).toEqual(['m1', 'm2'])
  })

  it('can be drafted without an id, and a chat needs a template', () => {
    const { id: _id, ...draft } = chat()
    expect(triggerDraftSchema.safeParse(draft).success).toBe(true)
    expect(triggerDraftSchema.safeParse({ ...draft, templateIds: [] }).success).toBe(false)
    expect(triggerDraftSchema.safeParse({ ...draft, kind: 'status' }).success).toBe(false)
  })
})
