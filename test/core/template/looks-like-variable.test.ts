import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeVariables, looksLikeVariablesInValue } from '#core/template'

describe('what a reader takes for a variable', () => {
  it.each([
    '%NOME%',
    '%%NOME%%',
    '%NOME %',
    '% NOME %',
    '%Nome do cliente%',
    '#NOME#',
    '((nome))',
    '__NOME__',
    '$NOME',
    '$nome_cliente',
    '«nome»',
    '«NOME_CLIENTE»',
    '[NOME]',
    '[DATA DA VISITA]',
    '｛｛1｝｝',
    '{nome}',
    '{{nome completo}}',
  ])('is found in a text: %s', (written) => {
    expect(looksLikeVariables(`Olá, ${written}. O chamado foi aberto.`).map(({ found }) => found)).toEqual([written])
  })
  it.each(['%NOME%', '%%NOME%%', '% NOME %', '%Nome do cliente%', '#NOME#', '((nome))', '__NOME__', '｛nome｝'])(
    'is found in a value: %s',
    (written) => {
      expect(looksLikeVariablesInValue(`a ${written} b`)).toEqual([written])
    },
  )
  it.each([
    '100% algodão e 50% poliéster',
    'Juros de 5 % ao mês e 3 % de multa',
    '10% OFF e 20% OFF',
    'de 5% A 10%',
    'Siga #Campanha e #Outra',
    'Pedido #12 e #13',
    'Ligue (11) 3333-4444 (ramal 2)',
    'Texto _em itálico_ e __dois__',
    'https://x.example/a%C3%A7%C3%A3o',
    'nome_do_arquivo_v2',
    'R$ 10 e US$ 20, R$BRL',
    '«Olá», disse ela',
    '[AVISO] Sua consulta mudou',
    '[Pedido 123] recebido',
  ])('is not what people write anyway: %s', (text) => {
    expect(looksLikeVariables(text)).toEqual([])
    expect(looksLikeVariablesInValue(text)).toEqual([])
  })
  it('is looked for in time that grows with the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('%', 'A', ' ', '#', '((', '))', '__', '｛', '｝', 'é'), { maxLength: 400 }),
        (parts) => {
          const text = parts.join('')
          for (const { start, end } of looksLikeVariables(text)) expect(start < end && end <= text.length).toBe(true)
        },
      ),
    )
  })
})
