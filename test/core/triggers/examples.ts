import type { Trigger, TriggerWorld } from '#core/triggers'

type Of<Kind extends Trigger['kind']> = Extract<Trigger, { kind: Kind }>
type Template = TriggerWorld['templates'] extends ReadonlyMap<string, infer One> ? One : never

const common = { implementationId: 'i1', serviceTree: '', numberId: 'n1', active: true }

export const status = (change: Partial<Of<'status'>> = {}): Of<'status'> => ({
  kind: 'status',
  id: 't1',
  ...common,
  requestType: 'Financeiro',
  status: 'Aguardando pagamento',
  templateId: 'm1',
  nextStatus: '',
  oncePerTicket: false,
  ...change,
})

export const operate = (change: Partial<Of<'operate'>> = {}): Of<'operate'> => ({
  kind: 'operate',
  id: 'o1',
  ...common,
  requestType: 'Financeiro',
  templateId: 'm1',
  chatStandard: true,
  ...change,
})

export const chat = (change: Partial<Of<'chat'>> = {}): Of<'chat'> => ({
  kind: 'chat',
  id: 'c1',
  ...common,
  requestType: '',
  templateIds: ['m1'],
  ...change,
})

export const number = { id: 'n1', accountId: 'a1', senderId: '5511', poolId: null }

export const template = (change: Partial<Template> = {}): Template => ({
  name: 'aviso_v1',
  accountId: 'a1',
  senderId: '5511',
  poolId: null,
  unusable: [],
  unmapped: 0,
  ...change,
})

/** Everything in order, unless changed. */
export const world = (change: Partial<TriggerWorld> = {}): TriggerWorld => ({
  number,
  templates: new Map([['m1', template()]]),
  others: [],
  trees: [],
  ...change,
})
