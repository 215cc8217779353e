import { describe, expect, it } from 'vitest'
import { type BundleContent, checkBundle, explainBundleError, TARGET_TROUBLES } from '#core/bundle'
import { exampleBundle } from '../../support/arbitrary.ts'

const BOLETO = 'templates/aviso_boleto_v1.pt_BR.json'
const boleto = ({ templates }: BundleContent) => {
  const found = templates['aviso_boleto_v1.pt_BR']
  if (!found) throw new Error('the example has it')
  return found
}

describe('checkBundle', () => {
  it.each<[string, (content: BundleContent) => void, string, Record<string, string>]>([
    [
      'a trigger from a number that is not there',
      ({ triggers: [first] }) => Object.assign(first ?? {}, { number: '+550' }),
      'broken-reference',
      { path: 'triggers.json', field: '0.number', kind: 'number', target: '+550' },
    ],
    [
      'a trigger on a template that is not there',
      ({ triggers: [, operate] }) => Object.assign(operate ?? {}, { template: 'x.pt_BR' }),
      'broken-reference',
      { path: 'triggers.json', field: '1.template', kind: 'template', target: 'x.pt_BR' },
    ],
    [
      'a choice for the attendant that is not there',
      ({ triggers: [chat] }) => Object.assign(chat ?? {}, { templates: ['retomar_contato.pt_BR', 'x.pt_BR'] }),
      'broken-reference',
      { path: 'triggers.json', field: '0.templates.1', kind: 'template', target: 'x.pt_BR' },
    ],
    [
      'a choice for the attendant that is there twice',
      ({ triggers: [chat] }) => Object.assign(chat ?? {}, { templates: ['retomar_contato.pt_BR', 'retomar_contato.pt_BR'] }),
      'duplicate-key',
      { path: 'triggers.json', key: 'retomar_contato.pt_BR' },
    ],
    [
      'a chat screen that does not know where its sub-tickets open (M21)',
      ({ services }) => Object.assign(services, { chatRequestType: null }),
      'chat-request-type-missing',
      { trigger: 'chat.any.any' },
    ],
    [
      'a Padrão Chat that does not know where its sub-tickets open (M21)',
      ({ services, triggers }) => [triggers.shift(), Object.assign(services, { chatRequestType: null })],
      'chat-request-type-missing',
      { trigger: 'operate.whatsapp-ativo.agendamento' },
    ],
    [
      'a number of an account that is not there',
      (content) => content.providers.splice(0),
      'broken-reference',
      { path: 'numbers.json', field: '0.account', kind: 'account', target: 'zenvia-conta-principal' },
    ],
    [
      'a binding to a variable that is not there',
      (content) => content.variables.splice(-2, 1),
      'broken-reference',
      { path: BOLETO, field: 'bindings.1.source.token', kind: 'variable', target: 'VALOR' },
    ],
    [
      'a reference that only a prototype would answer',
      ({ numbers: [first] }) => Object.assign(first ?? {}, { defaultTemplate: 'constructor' }),
      'broken-reference',
      { path: 'numbers.json', field: '0.defaultTemplate', kind: 'template', target: 'constructor' },
    ],
    [
      'a placeholder that nothing fills (M11)',
      (content) => boleto(content).bindings.splice(1, 1),
      'placeholder-unbound',
      { path: BOLETO, placeholder: 'body.2' },
    ],
    [
      'a binding for a placeholder that is not in the text',
      (content) => Object.assign(boleto(content).structure, { body: 'Oi {{1}} {{2}} {{3}}' }),
      'binding-without-placeholder',
      { path: BOLETO, placeholder: 'body.4' },
    ],
    [
      'two bindings for one placeholder',
      (content) => boleto(content).bindings.push(...boleto(content).bindings.slice(0, 1)),
      'duplicate-key',
      { path: BOLETO, key: 'body.1' },
    ],
    [
      'two numbers under one key',
      ({ numbers }) => numbers.push(...numbers.slice(0, 1)),
      'duplicate-key',
      { path: 'numbers.json', key: '+551130001000' },
    ],
  ])('finds %s', (_, change, code, data) => {
    const content = structuredClone(exampleBundle())
    change(content)
    expect(checkBundle(content)).toEqual({ code, data })
  })

  it('asks for no such request type where nothing opens a chat', () => {
    const content = structuredClone(exampleBundle())
    content.services.chatRequestType = null
    content.triggers.shift()
    Object.assign(content.triggers[0] ?? {}, { chatStandard: false })
    expect(checkBundle(content)).toBeNull()
  })

  it('finds nothing in the example', () => {
    expect(checkBundle(exampleBundle())).toBeNull()
  })
})

describe('explainBundleError', () => {
  it('gives the message id and the data', () => {
    expect(explainBundleError({ code: 'missing-file', data: { path: 'numbers.json' } })).toEqual({
      messageId: 'cli:bundle.errors.missing-file',
      data: { path: 'numbers.json' },
    })
  })

  it('has a sentence for each kind of refusal by a database', () => {
    for (const trouble of TARGET_TROUBLES)
      expect(explainBundleError({ code: 'target-failed', data: { target: 't', trouble, reason: 'r' } })).toMatchObject({
        messageId: `cli:bundle.target.${trouble}`,
      })
  })

  it('lets no name from the file steer or flood a terminal', () => {
    const { data } = explainBundleError({ code: 'unsafe-path', data: { path: `\u001b[2J${'x'.repeat(9_999)}` } })
    expect(data.path).toMatch(/^\uFFFD\[2Jx{296}$/)
  })
})
