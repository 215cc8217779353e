import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccountTemplate, completeExample, type Example, indexAccount } from '#core/lint'
import { ruleOf, ruleTable } from '../../support/rule-table.ts'

const template = (different: Partial<AccountTemplate> = {}): AccountTemplate => ({
  id: 't1',
  name: 'chamado_aberto_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  status: 'APPROVED',
  senderId: null,
  body: 'Olá, {{1}}. Seu chamado “{{2}}” foi aberto pela equipe de suporte.',
  footer: '',
  ...different,
})
const { body: BODY } = template()
const beside = (others: readonly AccountTemplate[], rest: Example = {}): Example => ({
  body: { text: BODY },
  ...rest,
  context: { ...rest.context, account: indexAccount(others) },
})
const of = (messageId: string, names: string, count: number, text = BODY) => [
  { messageId, data: { names, count }, component: 'body' as const, text },
]

ruleTable(ruleOf('DUP-CONTENT'), {
  valid: [
    { body: { text: BODY } },
    beside([template({ body: BODY.replace('aberto', 'fechado') })]),
    beside([template({ footer: 'Equipe de suporte' })]),
    beside([template({ status: 'DELETED' })]),
    beside([template()], { context: { ownId: 't1' } }),
    beside([template()], { category: 'AUTHENTICATION' }),
    beside([template({ body: ' ' })], { body: { text: '' } }),
  ],
  invalid: [
    { template: beside([template({ language: 'en' })]), findings: of('same', 'chamado_aberto_v1', 1) },
    {
      template: beside([
        template({ body: '  olá,\n{{nome}}.   SEU chamado "{{ protocolo }}" foi aberto pela equipe de suporte.' }),
        template({ id: 't2', name: 'outro' }),
        template({ id: 't3', name: 'mais_um' }),
        template({ id: 't4', name: 'o_quarto' }),
      ]),
      findings: of('same', 'chamado_aberto_v1, outro, mais_um', 4),
    },
    {
      template: beside([template({ id: 't2', name: 'outro' }), template()], { context: { ownId: 't1' } }),
      findings: of('same', 'outro', 1),
    },
  ],
})

ruleTable(ruleOf('DUP-REJECTED'), {
  valid: [
    { body: { text: BODY } },
    beside([template()]),
    beside([template({ status: 'REJECTED', body: 'Seu boleto vence amanhã e está no portal do cliente.' })]),
    beside([template({ status: 'REJECTED' })], { context: { ownId: 't1' } }),
    beside([template({ status: 'REJECTED' })], { category: 'AUTHENTICATION' }),
  ],
  invalid: [
    { template: beside([template({ status: 'REJECTED' })]), findings: of('near', 'chamado_aberto_v1', 1) },
    {
      template: beside([template({ status: 'REJECTED', body: BODY.replace('suporte', 'campo').toUpperCase() })]),
      findings: of('near', 'chamado_aberto_v1', 1),
    },
  ],
})

const words = ['olá', 'seu', 'chamado', 'pedido', 'foi', 'aberto', 'hoje', 'Você', 'e\u0301', '{{1}}', '“ok”', 'R$ 5', '😀', '.']
const text = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join(' '))
const account = fc.array(fc.record({ body: text, footer: text, status: fc.constantFrom('APPROVED', 'REJECTED', 'DELETED') }), {
  maxLength: 12,
})
const listed = (templates: readonly Pick<AccountTemplate, 'body' | 'footer' | 'status'>[]) =>
  templates.map((one, at) => template({ id: `t${at}`, name: `n${at % 3}`, ...one }))

describe('the index of an account', () => {
  it('finds what reads the same, and only that, however it is typed', () => {
    fc.assert(
      fc.property(account, fc.nat(), (some, pick) => {
        const templates = listed(some)
        const index = indexAccount(templates)
        const present = templates.filter(({ status }) => status !== 'DELETED')
        const one = present[pick % Math.max(present.length, 1)]
        if (!one) return
        const typed = one.body.replaceAll(' ', ' \n ').toUpperCase().replaceAll('{{1}}', '{{nome}}')
        const alike = index.alike(typed.replaceAll('“', '"').replaceAll('”', '"'), one.footer)
        const same = present.filter(({ body, footer }) => body === one.body && footer === one.footer)
        for (const other of same) expect(alike).toContain(other)
        for (const other of alike) expect(other.footer).toBe(one.footer)
      }),
    )
  })

  it('finds every rejected text again, and no other state', () => {
    fc.assert(
      fc.property(account, (some) => {
        const templates = listed(some)
        const index = indexAccount(templates)
        for (const { body, footer, status } of templates) {
          const found = index.nearRejected(body, footer)
          expect(found.every((one) => one.status === 'REJECTED')).toBe(true)
          if (status === 'REJECTED') expect(found.some((one) => one.body === body && one.footer === footer)).toBe(true)
        }
      }),
    )
  })

  it('finds a rejected text of which one word was changed among thousands', () => {
    const rejected = Array.from({ length: 3000 }, (_, at) =>
      template({
        id: `t${at}`,
        status: 'REJECTED',
        body: `Olá, {{1}}. Seu chamado de número ${at} sobre o assunto ${at * 7} foi aberto pela equipe ${at % 11} nesta manhã de sol.`,
      }),
    )
    const index = indexAccount(rejected)
    const [asked] = rejected.slice(1234)
    const found = index.nearRejected(asked?.body.replace('manhã', 'tarde') ?? '', '')
    expect(found.map(({ id }) => id)).toContain('t1234')
  })

  it('takes pt-BR and pt_BR for the same language', () => {
    const index = indexAccount([template({ language: 'pt-BR' })])
    expect(index.named('chamado_aberto_v1', 'pt_BR').map(({ id }) => id)).toEqual(['t1'])
    expect(index.named('chamado_aberto_v1', 'en')).toEqual([])
  })

  it('asks nothing of what is deleted', () => {
    const index = indexAccount([template({ status: 'DELETED' })])
    expect([index.named('chamado_aberto_v1', 'pt_BR'), index.alike(BODY, ''), index.nearRejected(BODY, '')]).toEqual([[], [], []])
  })

  it('says the same of the same text after it was asked about another', () => {
    const index = indexAccount([template(), template({ id: 't2', status: 'REJECTED', body: 'Outro texto, bem curto.' })])
    const { content } = completeExample({})
    expect(index.alike(BODY, '')).toHaveLength(1)
    expect(index.nearRejected('Outro texto, bem curto.', '')).toHaveLength(1)
    expect(index.alike(content.body.text, '')).toEqual([])
    expect(index.alike(BODY, '')).toHaveLength(1)
  })
})
