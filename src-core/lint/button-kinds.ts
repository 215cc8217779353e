import { TEMPLATE_CATEGORIES, type TemplateButton, type TemplateContent } from '#core/template'
import type { LintComponent, Report, Rule } from './rule.ts'

/** Which kinds of buttons go where: a coupon with marketing only, a request for the contact alone, a phone that can be dialled. */

const whole = (messageId: string, data: Report['data'] = {}): Report => ({
  messageId,
  data,
  component: 'buttons',
  start: 0,
  end: 0,
})

const couponRule: Rule = {
  id: 'BTN-COPY-MARKETING',
  messages: { category: 'error' },
  fix: 'none',
  source: { keys: ['M-CMP'], date: '2026-11-29', confidence: 'H' },
  examples: {
    wrong: [{ category: 'UTILITY', buttons: [{ type: 'COPY_CODE' }], samples: { 'buttons.0.code': 'VISITA10' } }],
    right: [{ category: 'MARKETING', buttons: [{ type: 'COPY_CODE' }], samples: { 'buttons.0.code': 'VISITA10' } }],
  },
  // An authentication template has a button for its code, which is another one.
  check: ({ content: { category, buttons } }) =>
    category !== 'MARKETING' && category !== 'AUTHENTICATION' && buttons.some(({ type }) => type === 'COPY_CODE')
      ? [whole('category')]
      : [],
}

const CONTACT_REQUEST = 'REQUEST_CONTACT_INFO'
const contact: TemplateButton = { type: 'OTHER', kind: CONTACT_REQUEST }

const contactRule: Rule = {
  id: 'BTN-CONTACT-ALONE',
  messages: { beside: 'error' },
  supersedes: { beside: ['BTN-DESKTOP'] },
  fix: 'none',
  source: { keys: ['ZV'], date: '2026-11-29', confidence: 'H' },
  examples: {
    wrong: [
      { buttons: [contact, { type: 'QUICK_REPLY', text: 'Confirmar' }] },
      { footer: { text: 'Atendimento' }, buttons: [contact] },
    ],
    right: [{}, { buttons: [contact] }],
  },
  check: ({ content: { header, footer, buttons } }) =>
    buttons.some((button) => button.type === 'OTHER' && button.kind === CONTACT_REQUEST) &&
    (buttons.length > 1 || header !== undefined || footer !== undefined)
      ? [whole('beside')]
      : [],
}

const withNumber = (phoneNumber: string): Partial<TemplateContent> => ({
  buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber }],
})

/** A Brazilian number as it is dialled at home: area code and eight or nine digits. */
const AT_HOME = /^0?(1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])(9\d{8}|[2-5]\d{7})$/
/** 0800, 0300, 4004 and the like, which no other country reaches. */
const HOME_ONLY = /^(55)?(0?[3589]00\d{4,8}|(400|300)\d{5})$/

/** Brazil's after its code: area code and number. */
const BRAZILIAN = /^55(1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])(9\d{8}|[2-5]\d{7})$/

/** `none`: nobody has such a number. */
function reach(phoneNumber: string): 'country' | 'local' | 'none' | null {
  if (phoneNumber.trim() === '') return null
  const digits = phoneNumber.replace(/\D/g, '')
  if (digits === '' || !/^[\d\s+().\-–/]+$/.test(phoneNumber) || phoneNumber.trim().lastIndexOf('+') > 0) return 'none'
  if (HOME_ONLY.test(digits) || (digits.length < 7 && /^\d/.test(digits))) return 'local'
  if (phoneNumber.trim().startsWith('+')) {
    // No country's numbers look so: the code is missing after the sign.
    const isNone =
      digits.startsWith('0') ||
      (digits.startsWith('1') && !/^1[2-9]\d{2}[2-9]\d{6}$/.test(digits)) ||
      (/^21[^2368]/.test(digits) && AT_HOME.test(digits))
    if (isNone) return 'country'
    const isDialled = digits.startsWith('55') ? BRAZILIAN.test(digits) : digits.length >= 8 && digits.length <= 15
    return isDialled ? null : 'none'
  }
  if (digits.length > 15) return 'none'
  if (digits.startsWith('55') && digits.length > 11) return BRAZILIAN.test(digits) ? null : 'none'
  return digits.length < 11 || digits.startsWith('0') || AT_HOME.test(digits) ? 'country' : null
}

const phoneRule: Rule = {
  id: 'BTN-PHONE-COUNTRY',
  messages: { country: 'error', local: 'error', none: 'error' },
  fix: 'none',
  source: { keys: ['M-CMP'], date: '2026-11-29', confidence: 'M' },
  examples: {
    wrong: [withNumber('1133334444'), withNumber('0800 123 4567'), withNumber('ligue já')],
    right: [{}, withNumber('+551133334444'), withNumber('5511987654321')],
  },
  check: ({ content: { buttons } }) =>
    buttons.flatMap((button, index): Report[] => {
      if (button.type !== 'PHONE_NUMBER' || button.phoneNumber.length > 20) return []
      const messageId = reach(button.phoneNumber)
      if (messageId === null) return []
      const component: LintComponent = `buttons.${index}.phoneNumber`
      return [{ messageId, component, start: 0, end: button.phoneNumber.length }]
    }),
}

const categoryRule: Rule = {
  id: 'CAT-UNKNOWN',
  messages: { none: 'error' },
  fix: 'none',
  source: { keys: ['M-CAT'], date: '2026-09-11', confidence: 'H' },
  examples: { wrong: [{ category: 'TRANSACTIONAL' }], right: [{}, { category: 'utility' }, { category: 'MARKETING' }] },
  check: ({ content: { category } }) =>
    TEMPLATE_CATEGORIES.some((known) => known === category)
      ? []
      : [{ messageId: 'none', data: { category }, component: 'category', start: 0, end: category.length }],
}

export const BUTTON_KIND_RULES: readonly Rule[] = [couponRule, contactRule, phoneRule, categoryRule]
