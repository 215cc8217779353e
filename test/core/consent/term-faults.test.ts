import { describe, expect, it } from 'vitest'
import { isAddress, isCnpj, STARTER_TERM, termFaults } from '#core/consent'

describe('isCnpj', () => {
  it.each([
    ['12.345.678/0001-95', true],
    ['12345678000195', true],
    // Banco do Brasil's
    ['00.000.000/0001-91', true],
    ['12.345.678/0001-90', false],
    ['00.000.000/0000-00', false],
    ['11111111111111', false],
    // The Receita's own example of one with letters.
    ['12.ABC.345/01DE-35', true],
    ['12.abc.345/01de-35', true],
    ['12.ABC.345/01DE-36', false],
    ['123', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isCnpj(text)).toBe(expected)
  })
})

describe('isAddress', () => {
  it.each([
    ['https://clinicahorizonte.com.br/privacidade', true],
    ['clinicahorizonte.com.br', true],
    ['contato@clinica.com.br', true],
    ['https://www.exemplo.com.br', false],
    ['contato@example.com', false],
    ['https://clinica', false],
    ['https://localhost/x', false],
    ['em breve', false],
  ])('%s: %s', (text, expected) => {
    expect(isAddress(text)).toBe(expected)
  })
})

describe('termFaults', () => {
  it.each<[string, string[]]>([
    ['Clínica, inscrita no CNPJ sob o nº 12.345.678/0001-90, é a controladora.', ['12.345.678/0001-90']],
    ['Clínica, inscrita no CNPJ sob o nº 12.345.678/0001-95, é a controladora.', []],
    ['Clínica, CNPJ: 123.', ['123']],
    ['Clínica, CNPJ/MF 12345678000190', ['12345678000190']],
    ['O contrato 12.345.678/0001-90 também conta.', ['12.345.678/0001-90']],
    ['O CNPJ da clínica está no site.', []],
    [
      'Veja https://www.exemplo.com.br/p, ou escreva a dpo@exemplo.com.br.',
      ['https://www.exemplo.com.br/p', 'dpo@exemplo.com.br'],
    ],
    ['Veja https://clinica.com.br/p. Obrigado.', []],
    [STARTER_TERM, []],
  ])('%s', (text, expected) => {
    expect(termFaults(text).map(({ found }) => found)).toEqual(expected)
  })
})
