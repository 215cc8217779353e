import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULES } from '#core/lint'
import { explainRejection, REJECTION_KINDS } from '#core/review'

describe('explainRejection', () => {
  it.each([
    ['ABUSIVE_CONTENT', 'abusive'],
    ['INCORRECT_CATEGORY', 'category'],
    ['CATEGORY_NOT_AVAILABLE', 'category'],
    ['INVALID_FORMAT', 'format'],
    ['PROMOTIONAL', 'promotional'],
    ['SCAM', 'scam'],
    ['TAG_CONTENT_MISMATCH', 'language'],
    ['NONE', 'silent'],
    ['UNKNOWN', 'unknown'],
    ['(#100) Invalid parameter, subcode 2388299', 'edges'],
    ['error_subcode: 2388293', 'ratio'],
    ['2388040', 'length'],
    ['2388047', 'header'],
    ['2388073', 'footer'],
  ])('knows %s', (reason, kind) => {
    expect(explainRejection(reason).kind).toBe(kind)
  })

  it.each([
    ['O corpo não pode começar nem terminar com uma variável.', 'edges'],
    ["Variables can't be at the start or end of the template.", 'edges'],
    ['O cabeçalho tem variáveis lado a lado: escreva uma palavra entre elas.', 'adjacent'],
    ['O corpo tem variáveis demais para o tamanho do texto.', 'ratio'],
    ['This template contains too many variables for its length.', 'ratio'],
    ['O cabeçalho não aceita emoji, formatação nem quebra de linha.', 'header'],
    ['Footer too long', 'footer'],
    ['O texto é igual ao do template aviso_v1.', 'duplicate'],
    ['Content in this language already exists', 'duplicate'],
    ['Este nome foi aprovado e excluído há menos de 30 dias: use outro.', 'name'],
    ['O texto mistura variáveis numeradas e nomeadas.', 'variables'],
    ['O corpo tem mais de dez emojis.', 'format'],
    ['A variável do botão tem de ficar no fim do endereço.', 'link'],
    ['O botão não pode levar a https://bit.ly/x: use um endereço do próprio site da empresa.', 'link'],
    ['Solicita dados sensíveis como CPF e senha', 'sensitive'],
    ['A categoria não corresponde ao conteúdo', 'category'],
    ['Contém linguagem promocional', 'promotional'],
    ['O idioma não corresponde ao texto', 'language'],
    ['The content contains threats', 'abusive'],
    ['Não sabemos', 'unknown'],
  ])('understands "%s"', (reason, kind) => {
    expect(explainRejection(reason).kind).toBe(kind)
  })

  it('believes the sentence rather than the word that only says that the format is wrong', () => {
    expect(explainRejection('INVALID_FORMAT: parameters are next to each other').kind).toBe('adjacent')
    expect(explainRejection('INVALID_FORMAT: see https://example.com/link/header').kind).toBe('format')
  })

  it('says that nothing was said', () => {
    expect(explainRejection(null)).toEqual({ kind: 'silent', rules: [] })
    expect(explainRejection(' ').kind).toBe('silent')
  })

  it('points at rules that there are', () => {
    const reasons = ['ABUSIVE_CONTENT', 'INCORRECT_CATEGORY', 'INVALID_FORMAT', 'PROMOTIONAL', 'SCAM', 'TAG_CONTENT_MISMATCH']
    const sentences = ['lado a lado', 'variáveis demais', 'cabeçalho', 'rodapé', 'muito longo', 'CPF', 'já existe', 'nome em uso']
    for (const reason of [...reasons, ...sentences, 'link', 'variáveis', '2388299'])
      for (const rule of explainRejection(reason).rules) expect(RULES.has(rule), `${reason}: ${rule}`).toBe(true)
  })

  it('has an explanation for whatever a provider writes, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (reason) => {
        expect(REJECTION_KINDS).toContain(explainRejection(reason).kind)
      }),
    )
    const hostile = `${'variavel '.repeat(20_000)}${'inicio '.repeat(20_000)}`
    for (const text of [hostile, 'variables '.repeat(50_000), 'name '.repeat(50_000)])
      expect(REJECTION_KINDS).toContain(explainRejection(text).kind)
  })
})
