import { describe, expect, it } from 'vitest'
import { completeExample, lintTemplate } from '#core/lint'
import type { TemplateButton } from '#core/template'
import { saying } from '../../../src-core/lint/examples.ts'

const found = (content: Parameters<typeof completeExample>[0]): unknown[] =>
  lintTemplate(completeExample(content).content).flatMap(({ rule, messageId, data, severity }) =>
    rule === 'TEXT-LEFT-OVER' ? [[messageId, data.words, severity]] : [],
  )
const button = (url: string): TemplateButton => ({ type: 'URL', text: 'Acompanhar', url })
const phone = (phoneNumber: string): TemplateButton => ({ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber })

describe('what an example left behind', () => {
  it.each([
    ['https://www.exemplo.com.br/chamado/{{1}}', 'exemplo.com.br'],
    ['https://example.com/x', 'example.com'],
    ['https://portal.EXAMPLE.org', 'EXAMPLE.org'],
    ['https://www.seusite.com.br/boleto/{{1}}', 'seusite.com.br'],
    ['https://seu-site.com', 'seu-site.com'],
    ['https://suaempresa.com.br/', 'suaempresa.com.br'],
    ['https://clinica.example/agenda', 'https://clinica.example'],
    ['http://localhost:3000/a', 'http://localhost'],
    ['https://clinicasol.com.br/seu-link', 'seu-link'],
  ])('is an address that is nobody’s: %s', (url, words) => {
    expect(found({ buttons: [button(url)], samples: { 'body.1': 'Ana', 'body.2': '12', 'buttons.0.1': 'a1' } })).toEqual([
      ['address', words, 'error'],
    ])
  })

  it.each([
    ['Escreva para contato@exemplo.com.br.', 'address', 'exemplo.com.br'],
    ['A página é www.meusite.com.br para você.', 'address', 'meusite.com.br'],
    ['Quem fala é [nome da empresa].', 'words', '[nome da empresa]'],
    ['A visita é em [DATA] com o técnico.', 'words', '[DATA]'],
    ['Fale com <seu nome> na recepção.', 'words', '<seu nome>'],
    ['Equipe (nome da empresa) à disposição.', 'words', '(nome da empresa)'],
    ['Equipe Nome da Empresa à disposição.', 'words', 'Nome da Empresa'],
    ['Lorem ipsum para ver como fica.', 'words', 'Lorem ipsum'],
    ['O pedido xxx saiu hoje.', 'words', 'xxx'],
    ['O prazo é XX/XX/XXXX sem falta.', 'words', 'XX/XX/XXXX'],
    ['O valor é R$ XXXX, como combinado.', 'words', 'XXXX'],
    ['Ligue para (11) 99999-9999 se precisar.', 'phone', '(11) 99999-9999'],
    ['Ligue para 11 99999-9999 se precisar.', 'phone', '11 99999-9999'],
    ['Ligue para 5511999999999 se precisar.', 'phone', '5511999999999'],
    ['Ligue para (00) 0000-0000 se precisar.', 'phone', '(00) 0000-0000'],
    ['Ligue para 1234-5678 se precisar.', 'phone', '1234-5678'],
  ])('stands in a text: %s', (sentence, messageId, words) => {
    expect(found(saying(sentence))).toEqual([[messageId, words, 'error']])
  })

  it.each(['+5511999999999', '+55 (11) 99999-9999', '+551100000000', '+5511912345678'])(
    'is the phone %s of a button',
    (number) => {
      expect(found({ buttons: [phone(number)] })).toEqual([['phone', number, 'error']])
    },
  )

  it.each(['+551130000000', '+5511987650000'])('is told from the phone %s of a button', (number) => {
    expect(found({ buttons: [phone(number)] })).toEqual([])
  })

  it('stands in header, footer and the label of a button too', () => {
    const content = {
      header: { format: 'TEXT' as const, text: 'Aviso da [empresa]' },
      footer: { text: 'Equipe Empresa XYZ' },
      buttons: [{ type: 'QUICK_REPLY' as const, text: 'Falar com xxx' }],
    }
    expect(found(content)).toHaveLength(3)
  })

  it.each([
    'O exemplo do cardápio está no portal.',
    'A compra foi feita no cartão xxxx 4521.',
    'A compra foi feita no cartão de final xxxx-xxxx-4521.',
    'O XXX Congresso da empresa começa na sexta.',
    'O tamanho é XX e a cor é azul.',
    'Seu site foi publicado com sucesso.',
    'Confirme o nome da empresa no portal.',
    'O site da sua empresa (em construção) volta amanhã.',
    '[Loja Sul] O pedido está pronto.',
    'A visita (data e hora no portal) foi marcada.',
    'Ligue para (11) 3333-4444 se precisar.',
    'Ligue para (11) 99123-4567 se precisar.',
    'O protocolo é 2026-00000123.',
    'O valor é R$ 99.999,99 à vista.',
    'Veja em https://www.exemploderoupas.com.br/loja quando puder.',
  ])('is told from what only looks like it: %s', (sentence) => {
    expect(found(saying(sentence))).toEqual([])
  })

  it.each([
    'a.'.repeat(20_000),
    '['.repeat(40_000),
    'xX/'.repeat(13_000),
    '9'.repeat(40_000),
    'exemplo.'.repeat(5_000),
    '(11 '.repeat(10_000),
  ])('takes time in proportion to a hostile text: %.8s', (text) => {
    const time = (body: string): number => {
      const start = process.cpuUsage()
      found({ body: { text: body } })
      const { user, system } = process.cpuUsage(start)
      return user + system
    }
    time(text)
    const once = Math.min(time(text), time(text))
    expect(time(text + text)).toBeLessThan(Math.max(once * 6, 200_000))
  })
})
