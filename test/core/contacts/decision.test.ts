import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOptOutOrigin, OPT_OUT_WORDS, readDecision, readMoment, readOptOut } from '#core/contacts'

describe('a decision', () => {
  it.each([
    ['agreed', 'Sim'],
    ['agreed', 'S'],
    ['agreed', '1'],
    ['agreed', 'true'],
    ['agreed', 'Aceito'],
    ['agreed', 'Sim, aceito receber mensagens'],
    ['agreed', 'Concordo com o termo.'],
    ['agreed', 'I agree'],
    ['agreed', 'opt-in'],
    ['agreed', 'Opted in'],
    ['agreed', 'Sí, acepto'],
    ['agreed', 'autorizado'],
    ['agreed', '✓'],
    ['refused', 'Não'],
    ['refused', 'NAO - recusou'],
    ['refused', 'n'],
    ['refused', '0'],
    ['refused', 'false'],
    ['refused', 'Não aceito'],
    ['refused', 'não autorizo o envio'],
    ['refused', 'No acepto'],
    ['refused', "I don't agree"],
    ['refused', 'I do not consent'],
    ['refused', 'Recusado'],
    ['refused', 'rejected'],
    ['refused', 'discordo'],
    ['refused', 'negado pelo cliente'],
    ['refused', 'Prefiro não'],
    ['refused', '❌'],
    ['revoked', 'opt-out'],
    ['revoked', 'OPT OUT'],
    ['revoked', 'optOut'],
    ['revoked', 'opted_out'],
    ['revoked', 'revogado'],
    ['revoked', 'Revogou o aceite'],
    ['revoked', 'sair'],
    ['revoked', 'PARAR'],
    ['revoked', 'Pare!'],
    ['revoked', 'stop'],
    ['revoked', 'Baja'],
    ['revoked', 'cancelado'],
    ['revoked', 'unsubscribed'],
    ['revoked', 'Descadastrado em 10/10'],
    ['revoked', 'não quero'],
    ['revoked', 'Quero sair'],
    ['revoked', 'Por favor, parar de enviar'],
    ['agreed', 'Quero receber'],
    [null, 'não respondeu'],
    [null, 'sem resposta'],
    [null, ''],
    [null, '  '],
    [null, '?'],
    [null, 'talvez'],
    [null, 'pendente'],
    [null, 'não quero cancelar'],
    [null, 'Sim, e sei que posso cancelar'],
    [null, 'sim/não'],
  ] as const)('%s: %j', (decision, text) => {
    expect(readDecision(text)).toBe(decision)
  })

  // Asks to leave, answers that never came, other channels, what ended, and what is no answer.
  it.each(
    `Quero que parem de me mandar mensagens|Quero que me tirem da lista|quero que apaguem meus dados|Aceitava antes, agora chega
Deixou de autorizar|aceitou mas mudou de ideia|confirmou que se arrependeu|Contestou o aceite|Aceite contestado
Aguardando aceite|Aceite pendente|Pendente de confirmação|Confirmação pendente|Aceite solicitado|Consentimento a coletar|Falta aceitar
Ainda vai autorizar|Vou confirmar depois|Aguardando autorização do cliente|Opt in pendente|aceite em branco|quero pensar|Quero saber mais
Desejo falar com atendente|aceite expirado|opt-in expired|Autorização suspensa|Autorização vencida|Consentimento anulado|Consentimento inválido
Aceito somente e-mail|Aceita somente SMS|Sim, mas só por e-mail|Autorizo apenas ligação|sim até 2023|Simulado|Simone|sim?|-1
Consulta de consentimento|sim - titular falecido|aceitou por engano`.split(/[|\n]/),
  )('is no yes: %s', (text) => {
    expect(readDecision(text)).not.toBe('agreed')
  })
  it.each([
    'Sim, aceito receber avisos pelo WhatsApp',
    'Autorizo o envio de mensagens para o meu celular',
    'Aceito os termos (versão 2)',
    'De acordo com a política de privacidade',
    'Gostaria de receber lembretes',
    'Consentimento concedido',
    'OK, pode mandar',
    'Yes, I agree to receive messages',
    'aceite do cliente',
    'Sim ✅',
  ])('is a yes in a sentence that says nothing else: %s', (text) => {
    expect(readDecision(text)).toBe('agreed')
  })
  it.each(['Quero que parem de me mandar mensagens', 'quero que apaguem meus dados', 'Me tira dessa lista', 'chega'])(
    'takes back: %s',
    (text) => {
      expect(readDecision(text)).toBe('revoked')
    },
  )

  it('is never a yes with a no in it, whatever stands around it', () => {
    const around = fc.constantFrom('', ' ', ' - ', ', ', '; ', '\n', ' (', '. ')
    const no = fc.constantFrom('não', 'NÃO', 'nao', 'no', 'not', 'recusou', 'recusado', 'revogado', 'opt-out', 'sair', 'nunca')
    const other = fc.constantFrom(
      '',
      'Sim',
      'aceito',
      'aceita WhatsApp',
      'cliente',
      'concordo',
      'yes',
      'de acordo',
      'mensagens',
      '1',
    )
    fc.assert(
      fc.property(other, around, no, around, other, (before, one, word, two, after) => {
        expect(
          readDecision(
            `${before}${one === '' && before !== '' ? ' ' : one}${word}${two === '' && after !== '' ? ' ' : two}${after}`,
          ),
        ).not.toBe('agreed')
      }),
    )
  })

  it('is read of any text without a fall', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(['agreed', 'refused', 'revoked', null]).toContain(readDecision(text))
      }),
    )
  })

  it.each([...OPT_OUT_WORDS, 'opt-out-message', 'optOut', 'Descadastro pelo site', 'recusa'])(
    'comes from no consent: %j',
    (origin) => {
      expect(isOptOutOrigin(origin)).toBe(true)
    },
  )
  it.each(['site', 'opt-in-message', 'Portal', 'Balcão', ''])('may come from %j', (origin) => {
    expect(isOptOutOrigin(origin)).toBe(false)
  })
})

describe('a column about leaving', () => {
  it.each(['', ' ', '-', 'Não', '0', 'false', 'N/A'])('says nothing with %j', (text) => {
    expect(readOptOut(text)).toEqual({ revoked: false, date: '' })
  })
  it.each(['Sim', '1', 'x', 'pediu para sair'])('says so with %j', (text) => {
    expect(readOptOut(text)).toEqual({ revoked: true, date: '' })
  })
  it('says when', () => {
    expect(readOptOut(' 10/05/2026 14:00 ')).toEqual({ revoked: true, date: '10/05/2026 14:00' })
  })
})

describe('a moment', () => {
  it.each([
    ['10/08/2026 14:30:00', '2026-08-10T14:30:00'],
    ['2026/08/10 2:30:00 PM GMT-3', '2026-08-10T14:30:00'],
    ['2026/08/10 12:05:00 AM GMT-3', '2026-08-10T00:05:00'],
    ['2026-08-10T09:00:00.123-03:00', '2026-08-10T09:00:00'],
    ['10/08/26 às 9h05', '2026-08-10T09:05:00'],
    ['10/08/2026', '2026-08-10'],
    ['31/02/2026 10:00', null],
  ])('of %j is %j', (text, moment) => {
    expect(readMoment(text)).toBe(moment)
  })
})
