import { expect, it } from 'vitest'
import { lintTemplate } from '#core/lint'
import type { TemplateContent } from '#core/template'
import { ruleOf, ruleTable } from '../../support/rule-table.ts'

const call = (phoneNumber: string) => ({ buttons: [{ type: 'PHONE_NUMBER' as const, text: 'Ligar', phoneNumber }] })
const phoneFinding = (phoneNumber: string, messageId: 'country' | 'local' | 'none') => ({
  template: call(phoneNumber),
  findings: [{ messageId, component: 'buttons.0.phoneNumber' as const, text: phoneNumber }],
})
ruleTable(ruleOf('BTN-PHONE-COUNTRY'), {
  valid: [
    {},
    call('+551133334444'),
    call('+55 (11) 98765-4321'),
    call('5511987654321'),
    call('+351211234567'),
    call('+12025550123'),
    call('+49 30 901820'),
    call('+5511 3333.4444'),
    call(''),
  ],
  invalid: [
    phoneFinding('1133334444', 'country'),
    phoneFinding('(11) 98765-4321', 'country'),
    phoneFinding('011 3333-4444', 'country'),
    phoneFinding('+1133334444', 'country'),
    phoneFinding('0800 123 4567', 'local'),
    phoneFinding('+558001234567', 'local'),
    phoneFinding('4004-1234', 'local'),
    phoneFinding('190', 'local'),
    ...[
      'abc',
      'ligue já',
      '+55 11 9910',
      '+55119910000012',
      '+5520991000001',
      'tel:+5511991000001',
      '55119910000012',
      '11 + 3333-4444',
    ].map((number) => phoneFinding(number, 'none')),
  ],
})

const coupon = { type: 'COPY_CODE' as const }
ruleTable(ruleOf('BTN-COPY-MARKETING'), {
  valid: [
    {},
    { category: 'MARKETING', buttons: [coupon] },
    { category: 'marketing', buttons: [coupon] },
    { category: 'AUTHENTICATION', buttons: [coupon] },
  ],
  invalid: [{ template: { buttons: [coupon] }, findings: [{ messageId: 'category', component: 'buttons', text: '' }] }],
})

const contact = { type: 'OTHER' as const, kind: 'REQUEST_CONTACT_INFO' }
const beside = [{ messageId: 'beside', component: 'buttons' as const, text: '' }]
ruleTable(ruleOf('BTN-CONTACT-ALONE'), {
  valid: [{}, { buttons: [contact] }, { buttons: [{ type: 'OTHER', kind: 'MPM' }], footer: { text: 'Equipe' } }],
  invalid: [
    { template: { buttons: [contact, { type: 'QUICK_REPLY', text: 'Sim' }] }, findings: beside },
    { template: { header: { format: 'IMAGE' }, buttons: [contact] }, findings: beside },
    { template: { footer: { text: 'Equipe' }, buttons: [contact] }, findings: beside },
  ],
})

ruleTable(ruleOf('CAT-UNKNOWN'), {
  valid: [{}, { category: 'Marketing' }, { category: 'authentication' }],
  invalid: ['TRANSACTIONAL', '', 'UTILITY ', 'Utilidade'].map((category) => ({
    template: { category },
    findings: [{ messageId: 'none', data: { category }, component: 'category' as const, text: category }],
  })),
})

it('judges a category by what it is, whatever its case', () => {
  const content = (category: string): TemplateContent => ({
    name: 'oferta_v1',
    language: 'pt_BR',
    category,
    body: {
      text: 'Olá {{1}}, aproveite o desconto especial desta semana, só hoje na nossa loja: compre agora com frete grátis.',
    },
    buttons: [],
    samples: { 'body.1': 'Ana' },
  })
  const ids = (category: string): string[] => lintTemplate(content(category)).map(({ rule }) => rule)
  expect(ids('utility')).toEqual(ids('UTILITY'))
  expect(ids('Utility').filter((id) => id.startsWith('CAT-')).length).toBeGreaterThan(2)
})
