import { indexAccount } from './account.ts'
import { FINE_TEMPLATE } from './examples.ts'
import type { AccountTemplate, Example, LintContext, Report, Rule, Subject } from './rule.ts'
import { readTexts } from './word-reader.ts'

const other = (different: Partial<AccountTemplate>): LintContext => ({
  account: indexAccount([
    {
      id: 't1',
      name: 'chamado_atualizado_v1',
      language: 'pt_BR',
      category: 'UTILITY',
      status: 'APPROVED',
      senderId: null,
      body: FINE_TEMPLATE.body.text,
      footer: '',
      ...different,
    },
  ]),
})

/** How many names a sentence can bear. */
const MOST_NAMES = 3

/** @param all may hold the template itself, and thousands of others: none of them is copied. */
const whole = (subject: Subject, messageId: string, all: readonly AccountTemplate[], ownId: string | undefined): Report[] => {
  const count = all.some(({ id }) => id === ownId) ? all.length - 1 : all.length
  if (count === 0) return []
  const others = all.slice(0, 50).filter(({ id }) => id !== ownId)
  const names = [...new Set(others.map(({ name }) => name.slice(0, 80)))].slice(0, MOST_NAMES)
  const end = subject.content.body.text.length
  return [{ messageId, data: { names: names.join(', '), count }, component: 'body', start: 0, end }]
}

const wordsIn = (subject: Subject, part: 'body' | 'footer'): string[] =>
  readTexts(subject)
    .find(({ component }) => component === part)
    ?.words.map(({ text }) => text) ?? []

const textsOf = ({ content }: Subject): [body: string, footer: string] => [content.body.text, content.footer?.text ?? '']

/** Nothing to compare, or a text that is Meta's own and the same for everybody. */
const isOutOfQuestion = ({ content }: Subject): boolean =>
  content.category === 'AUTHENTICATION' || content.body.text.trim() === ''

const SHOUTED: Example = { context: other({ body: `  ${FINE_TEMPLATE.body.text.replace('{{1}}', '{{nome}}').toUpperCase()}` }) }

const contentRule: Rule = {
  id: 'DUP-CONTENT',
  messages: { same: 'error' },
  fix: 'none',
  source: { keys: ['M-REV'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [{ context: other({}) }, SHOUTED],
    right: [{}, { context: other({ footer: 'Equipe de atendimento' }) }, { context: { ...other({}), ownId: 't1' } }],
  },
  check(subject, { account, ownId }) {
    if (!account || isOutOfQuestion(subject)) return []
    return whole(subject, 'same', account.alike(...textsOf(subject)), ownId)
  },
}

const rejectedRule: Rule = {
  id: 'DUP-REJECTED',
  messages: { near: 'warn' },
  fix: 'none',
  source: { keys: ['TW-63040', 'NETCORE'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ context: other({ status: 'REJECTED', body: FINE_TEMPLATE.body.text.replace('técnica', 'de suporte') }) }],
    right: [
      {},
      { context: other({}) },
      { context: other({ status: 'REJECTED', body: 'Seu boleto vence amanhã e está disponível no portal do cliente.' }) },
    ],
  },
  check(subject, { account, ownId }) {
    if (!account || isOutOfQuestion(subject)) return []
    return whole(
      subject,
      'near',
      account.nearRejected(...textsOf(subject), { body: wordsIn(subject, 'body'), footer: wordsIn(subject, 'footer') }),
      ownId,
    )
  },
}

export const DUPLICATE_RULES: readonly Rule[] = [contentRule, rejectedRule]
