import { describe, expect, it } from 'vitest'
import { checkTrigger, type Trigger } from '#core/triggers'

const trigger: Trigger = {
  kind: 'status',
  id: 't1',
  implementationId: 'i1',
  status: 'Aguardando pagamento',
  serviceTree: '',
  requestType: 'Financeiro',
  numberId: 'n1',
  templateId: 'm1',
  active: true,
}
const number = { id: 'n1', accountId: 'a1', senderId: '5511' }
const template = { accountId: 'a1', senderId: '5511', unusable: [], unmapped: 0 }

describe('checkTrigger', () => {
  it('has nothing against a number, a usable template of it and a full mapping', () => {
    expect(checkTrigger(trigger, { number, template, others: [trigger] })).toEqual([])
  })

  it('says that number and template are gone', () => {
    expect(checkTrigger(trigger, { number: null, template: null, others: [] })).toEqual([
      { problem: 'number-gone' },
      { problem: 'template-gone' },
    ])
  })

  it('gives each reason why the template does not send', () => {
    const broken = { ...template, unusable: [{ reason: 'not-approved' }, { reason: 'emoji' }], unmapped: 2 }
    expect(checkTrigger(trigger, { number, template: broken, others: [] })).toEqual([
      { problem: 'template-unusable', reason: 'not-approved' },
      { problem: 'template-unusable', reason: 'emoji' },
      { problem: 'mapping-incomplete', count: 2 },
    ])
  })

  it.each([
    ['another account', { ...template, accountId: 'a2' }],
    ['another sender', { ...template, senderId: '5521' }],
  ])('refuses a template of %s', (_whose, other) => {
    expect(checkTrigger(trigger, { number, template: other, others: [] })).toEqual([{ problem: 'template-of-other-account' }])
  })

  it('sees a second active trigger on the same status, however it is written (CRM-STATUS-LOOP)', () => {
    const twin = { ...trigger, id: 't2', status: ' AGUARDANDO PAGAMENTO ' }
    const world = { number, template, others: [trigger, twin] }
    expect(checkTrigger(trigger, world)).toEqual([{ problem: 'same-status-twice', status: 'Aguardando pagamento' }])
    expect(checkTrigger(trigger, { ...world, others: [trigger, { ...twin, active: false }] })).toEqual([])
    expect(checkTrigger(trigger, { ...world, others: [trigger, { ...twin, requestType: 'Suporte' }] })).toEqual([])
  })
})
