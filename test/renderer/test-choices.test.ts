import { describe, expect, it } from 'vitest'
import type { TemplateRow } from '#core/contract'
import type { SenderNumber, TestPhone, TestSend } from '#core/implementation'
import { firstTemplate, templatesOf, usualPhone } from '../../src-renderer/pages/test/first-choices.ts'

const number = { id: 'n1', accountId: 'a1', senderId: '5511930000001', defaultTemplateId: null } as SenderNumber
const row = (id: string, change: Partial<TemplateRow> = {}): TemplateRow =>
  ({ id, accountId: 'a1', senderId: null, unusable: [], mappingErrors: 0, ...change }) as TemplateRow
const pending: TemplateRow['unusable'] = [{ reason: 'not-approved', detail: 'PENDING' }]

describe('the templates to test', () => {
  it('are the number’s own, those that can go before those that can’t', () => {
    const templates = [
      row('in-review', { unusable: pending }),
      row('other-account', { accountId: 'a2' }),
      row('other-sender', { senderId: '5511930000002', unusable: pending }),
      row('ready'),
    ]
    expect(templatesOf(number, templates).map(({ id }) => id)).toEqual(['ready', 'in-review'])
  })

  it('begin with the number’s default, whatever is wrong with it', () => {
    const templates = [row('ready'), row('default', { unusable: pending })]
    expect(firstTemplate({ ...number, defaultTemplateId: 'default' }, templates)).toBe('default')
  })

  it('begin else with one that can go at once', () => {
    expect(firstTemplate(number, [row('unmapped', { mappingErrors: 2 }), row('ready')])).toBe('ready')
    expect(firstTemplate(number, [row('unmapped', { mappingErrors: 2 })])).toBe('unmapped')
    expect(firstTemplate(number, [row('in-review', { unusable: pending })])).toBe('')
  })
})

describe('the phone to test on', () => {
  const agreement = { agreedAt: '2026-12-01T10:00:00.000Z', recordedBy: 'Marina' }
  const phone = (id: string, agreed: boolean) => ({ id, phone: `+${id}`, agreement: agreed ? agreement : null }) as TestPhone
  const sent = (to: string) => [{ recipient: `+${to}` } as TestSend]

  it('is the last one used, as long as its owner agrees', () => {
    expect(usualPhone({ phones: [phone('1', true), phone('2', true)], sends: sent('2') })?.id).toBe('2')
    expect(usualPhone({ phones: [phone('1', true), phone('2', false)], sends: sent('2') })?.id).toBe('1')
  })

  it('is the first one whose owner agreed; without any, one that says so', () => {
    expect(usualPhone({ phones: [phone('1', false), phone('2', true)], sends: [] })?.id).toBe('2')
    expect(usualPhone({ phones: [phone('1', false)], sends: [] })?.id).toBe('1')
    expect(usualPhone({ phones: [], sends: [] })).toBeNull()
  })
})
