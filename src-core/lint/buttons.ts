import { findEmojis, isPlaceholder, type TemplateButton, type TemplateContent } from '#core/template'
import { asRead } from '#core/text'
import { ownSample, sampleAt } from './places.ts'
import { overLimit, removal } from './report.ts'
import type { LintComponent, Report, Rule, RuleSource, Subject, SubjectText } from './rule.ts'
import { BLANKS } from './supersede.ts'

const META = { keys: ['M-CMP'], date: '2026-11-22', confidence: 'H' } satisfies RuleSource

/** A finding about the list as a whole. */
const ofList = (messageId: string, data: Report['data'] = {}): Report => ({
  messageId,
  data,
  component: 'buttons',
  start: 0,
  end: 0,
})

const reply = (text: string): TemplateButton => ({ type: 'QUICK_REPLY', text })
const link = (text: string): TemplateButton => ({ type: 'URL', text, url: 'https://exemplo.com.br/chamados' })
const phone = (text: string): TemplateButton => ({ type: 'PHONE_NUMBER', text, phoneNumber: '+551133334444' })
const replies = (count: number): TemplateButton[] => Array.from({ length: count }, (_, at) => reply(`Opção ${at + 1}`))
const SAMPLES = { 'body.1': 'Marina', 'body.2': '2026-0412' }

const totalRule: Rule = {
  id: 'BTN-TOTAL',
  messages: { many: 'error' },
  fix: 'none',
  source: META,
  supersedes: { many: ['BTN-QR-MAX', 'BTN-DESKTOP.many', 'BTN-SEE-ALL'] },
  examples: { wrong: [{ buttons: replies(11) }], right: [{}, { buttons: replies(10) }] },
  check({ content: { buttons } }) {
    return buttons.length > 10 ? [ofList('many', { count: buttons.length })] : []
  },
}

/** One rule per kind of button and how many there may be. */
const mostRule = (id: string, type: TemplateButton['type'], most: number, make: (at: number) => TemplateButton): Rule => ({
  id,
  messages: { many: 'error' },
  fix: 'none',
  source: META,
  examples: {
    wrong: [{ buttons: Array.from({ length: most + 1 }, (_, at) => make(at)) }],
    right: [{}, { buttons: Array.from({ length: most }, (_, at) => make(at)) }],
  },
  check({ content: { buttons } }) {
    let count = 0
    for (const button of buttons) if (button.type === type) count++
    return count > most ? [ofList('many', { count, most })] : []
  },
})

const urlMaxRule = mostRule('BTN-URL-MAX', 'URL', 2, (at) => link(`Acompanhar ${at + 1}`))
const phoneMaxRule = mostRule('BTN-PHONE-MAX', 'PHONE_NUMBER', 1, (at) => phone(`Ligar ${at + 1}`))
const copyMaxRule = mostRule('BTN-COPY-MAX', 'COPY_CODE', 1, (at) => ({ type: 'COPY_CODE', text: `Copiar código ${at + 1}` }))
const replyMaxRule = mostRule('BTN-QR-MAX', 'QUICK_REPLY', 10, (at) => reply(`Opção ${at + 1}`))

const groupRule: Rule = {
  id: 'BTN-GROUP',
  messages: { parted: 'error' },
  fix: 'none',
  source: META,
  examples: {
    wrong: [{ buttons: [reply('Confirmar'), link('Acompanhar'), reply('Remarcar')] }],
    right: [{}, { buttons: [reply('Confirmar'), reply('Remarcar'), link('Acompanhar')] }],
  },
  check({ content: { buttons } }) {
    const isReply = buttons.map(({ type }) => type === 'QUICK_REPLY')
    const ended = isReply.findIndex((reply, at) => !reply && isReply[at - 1])
    const resumed = ended === -1 ? -1 : isReply.indexOf(true, ended)
    const label = buttons[resumed]?.text
    if (label === undefined) return []
    return [{ messageId: 'parted', data: { label }, component: `buttons.${resumed}.text`, start: 0, end: label.length }]
  },
}

type Label = { component: `buttons.${number}.text`; index: number; text: string; braces: SubjectText['braces'] }

function labelsOf({ texts }: Subject): Label[] {
  const labels: Label[] = []
  for (const { component, text, braces } of texts) {
    if (!isLabel(component)) continue
    labels.push({ component, index: Number(component.split('.')[1]), text, braces })
  }
  return labels
}

const isLabel = (component: SubjectText['component']): component is `buttons.${number}.text` =>
  component.startsWith('buttons.') && component.endsWith('.text')

const labelLenRule: Rule = {
  id: 'BTN-LABEL-LEN',
  messages: { empty: 'error', over25: 'error', over20: 'warn' },
  supersedes: { empty: [...BLANKS, 'BTN-LABEL-PLAIN.newline'] },
  fix: 'none',
  source: META,
  examples: {
    wrong: [
      { buttons: [reply('Quero falar com um atendente')] },
      { buttons: [reply('Falar com um atendente')] },
      { buttons: [reply('')] },
    ],
    right: [{}, { buttons: [reply('Falar com atendente')] }],
  },
  check: (subject) => [
    ...subject.content.buttons.flatMap((button, index): Report[] =>
      // WhatsApp writes the label of a copy-code button, and of what is none of ours who knows.
      button.type !== 'COPY_CODE' && button.type !== 'OTHER' && button.text.trim() === ''
        ? [{ messageId: 'empty', component: `buttons.${index}.text`, start: 0, end: button.text.length }]
        : [],
    ),
    ...labelsOf(subject).flatMap(({ component, text, index }): Report[] => {
      const { length } = text
      if (length <= 20 || isCode(subject.content.buttons[index])) return []
      const limit = length > 25 ? 25 : 20
      return [{ messageId: `over${limit}`, data: { length }, component, start: overLimit(text, limit), end: length }]
    }),
  ],
}

/** Meta writes the label of this button; without blanks its text can only be the code. */
const isCode = (button: TemplateButton | undefined): boolean =>
  button?.type === 'COPY_CODE' && button.text !== undefined && !/\s/.test(button.text.trim())

/** Each reads once from left to right: what it repeats can't be what ends it. */
const MARKUP = /\*[^*\s][^*\n]*\*|~[^~\s][^~\n]*~|(?<![\p{L}\p{N}])_[^_\s][^_\n]*_(?![\p{L}\p{N}])|`[^`\n]+`/gu
const SIGNS = /^(?:`+|[*~_])|(?:`+|[*~_])$/g

const plainRule: Rule = {
  id: 'BTN-LABEL-PLAIN',
  messages: { variable: 'error', newline: 'error', emoji: 'error', markup: 'error' },
  fix: 'safe',
  source: { keys: ['M-CMP', 'MAN'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [
      { buttons: [reply('Confirmar ✅')] },
      { buttons: [reply('*Confirmar*')] },
      { buttons: [reply('Falar com {{1}}')] },
      { buttons: [reply('Confirmar\nvisita')] },
    ],
    right: [{}, { buttons: [reply('Confirmar visita')] }],
  },
  check: (subject) =>
    labelsOf(subject).flatMap(({ component, text, braces }) => {
      const reports: Report[] = []
      const add = (messageId: string, start: number, end: number, written?: string): void => {
        const edit = written === undefined ? null : { component, start, end, text: written }
        reports.push({ messageId, data: { label: text.slice(0, 60) }, component, start, end, ...(edit && { fix: [edit] }) })
      }
      for (const one of braces) if (isPlaceholder(one)) add('variable', one.start, one.end)
      for (const { 0: breaks, index } of text.matchAll(/[\n\r]+/g)) add('newline', index, index + breaks.length, ' ')
      for (const emoji of findEmojis(text)) {
        reports.push({
          messageId: 'emoji',
          data: { label: text.slice(0, 60) },
          component,
          start: emoji.start,
          end: emoji.end,
          fix: removal(component, text, emoji.start, emoji.end),
        })
      }
      for (const { 0: marked, index } of text.matchAll(MARKUP))
        add('markup', index, index + marked.length, marked.replace(SIGNS, ''))
      return reports
    }),
}

const dupRule: Rule = {
  id: 'BTN-LABEL-DUP',
  messages: { same: 'warn' },
  fix: 'none',
  source: { keys: ['OWN'], date: '2026-11-22', confidence: 'L' },
  examples: {
    wrong: [{ buttons: [reply('Confirmar'), reply('confirmar')] }],
    right: [{}, { buttons: [reply('Confirmar'), reply('Remarcar')] }],
  },
  check(subject) {
    const seen = new Set<string>()
    return labelsOf(subject).flatMap(({ component, text }): Report[] => {
      const plain = asRead(text)
      if (plain === '' || !seen.has(plain)) {
        seen.add(plain)
        return []
      }
      return [{ messageId: 'same', data: { label: text.slice(0, 60) }, component, start: 0, end: text.length }]
    })
  },
}

const desktopRule: Rule = {
  id: 'BTN-DESKTOP',
  messages: { many: 'warn', mixed: 'warn' },
  fix: 'none',
  source: META,
  supersedes: { many: ['BTN-SEE-ALL'] },
  examples: {
    wrong: [{ buttons: replies(4) }, { buttons: [reply('Confirmar'), link('Acompanhar')] }],
    right: [{}, { buttons: replies(3) }, { buttons: [link('Acompanhar'), phone('Ligar')] }],
  },
  check({ content: { buttons } }) {
    if (buttons.length >= 4) return [ofList('many', { count: buttons.length })]
    const hasReply = buttons.some(({ type }) => type === 'QUICK_REPLY')
    return hasReply && buttons.some(({ type }) => type !== 'QUICK_REPLY') ? [ofList('mixed')] : []
  },
}

const seeAllRule: Rule = {
  id: 'BTN-SEE-ALL',
  messages: { hidden: 'info' },
  fix: 'none',
  source: META,
  examples: { wrong: [{ buttons: replies(4) }], right: [{}, { buttons: replies(3) }] },
  check({ content: { buttons } }) {
    return buttons.length > 3 ? [ofList('hidden', { count: buttons.length, hidden: buttons.length - 2 })] : []
  },
}

const withNumber = (phoneNumber: string): Partial<TemplateContent> => ({
  buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber }],
})
const LEADING_ZERO = /^\s*\+?55[\s().-]*0/

const phoneLenRule: Rule = {
  id: 'BTN-PHONE-LEN',
  messages: { empty: 'error', long: 'error', zero: 'warn' },
  fix: 'none',
  source: META,
  examples: {
    wrong: [withNumber('+55 (11) 3333-4444 ramal 12'), withNumber('+55 0800 123 4567'), withNumber('')],
    right: [{}, withNumber('+551133334444')],
  },
  check: ({ content: { buttons } }) =>
    buttons.flatMap((button, index): Report[] => {
      if (button.type !== 'PHONE_NUMBER') return []
      const component: LintComponent = `buttons.${index}.phoneNumber`
      const { length } = button.phoneNumber
      if (button.phoneNumber.trim() === '') return [{ messageId: 'empty', component, start: 0, end: length }]
      if (length > 20)
        return [{ messageId: 'long', data: { length }, component, start: overLimit(button.phoneNumber, 20), end: length }]
      const zero = LEADING_ZERO.exec(button.phoneNumber)?.[0].length
      return zero === undefined ? [] : [{ messageId: 'zero', component, start: zero - 1, end: zero }]
    }),
}

const copyLenRule: Rule = {
  id: 'BTN-COPY-LEN',
  messages: { over20: 'error', over15: 'warn' },
  fix: 'none',
  source: META,
  examples: {
    wrong: [
      { buttons: [{ type: 'COPY_CODE' }], samples: { ...SAMPLES, 'buttons.0.code': 'CHAMADO-2026-0412-SP-01' } },
      { buttons: [{ type: 'COPY_CODE' }], samples: { ...SAMPLES, 'buttons.0.code': 'CHAMADO-2026-0412' } },
    ],
    right: [{}, { buttons: [{ type: 'COPY_CODE' }], samples: { ...SAMPLES, 'buttons.0.code': '2026-0412' } }],
  },
  check: (subject) =>
    subject.content.buttons.flatMap((button, index): Report[] => {
      if (button.type !== 'COPY_CODE') return []
      const key = `buttons.${index}.code`
      const codes: [LintComponent, string][] = [[sampleAt(key), ownSample(subject, key) ?? '']]
      if (isCode(button)) codes.push([`buttons.${index}.text`, button.text ?? ''])
      return codes.flatMap(([component, text]): Report[] => {
        const { length } = text
        if (length <= 15) return []
        const limit = length > 20 ? 20 : 15
        return [{ messageId: `over${limit}`, data: { length }, component, start: overLimit(text, limit), end: length }]
      })
    }),
}

export const BUTTON_RULES: readonly Rule[] = [
  totalRule,
  urlMaxRule,
  phoneMaxRule,
  copyMaxRule,
  replyMaxRule,
  groupRule,
  labelLenRule,
  plainRule,
  dupRule,
  desktopRule,
  seeAllRule,
  phoneLenRule,
  copyLenRule,
]
