import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseServiceTree, type ServiceTree, sameName, serviceTreeSchema, writeServiceTree } from '#core/services'

/** The same tree as every layout below gives it. */
const expected: ServiceTree[] = [
  {
    name: 'Suporte',
    requestTypes: [
      { name: 'Acesso', statuses: ['Aberto', 'Concluído'] },
      { name: 'Instalação', statuses: ['Agendado'] },
    ],
  },
  { name: 'Financeiro', requestTypes: [{ name: 'Boletos', statuses: [] }] },
]

const LAYOUTS: Record<string, string> = {
  'two blanks': 'Suporte\n  Acesso\n    Aberto\n    Concluído\n  Instalação\n    Agendado\nFinanceiro\n  Boletos',
  tabs: 'Suporte\n\tAcesso\n\t\tAberto\n\t\tConcluído\n\tInstalação\n\t\tAgendado\nFinanceiro\n\tBoletos',
  'uneven blanks, empty lines and Windows line ends':
    '\r\n   Suporte\r\n      Acesso\r\n\r\n        Aberto\r\n        Concluído\r\n     Instalação\r\n           Agendado\r\n   Financeiro\r\n    Boletos\r\n',
  bullets: '- Suporte\n  * Acesso\n    • Aberto\n    • Concluído\n  * Instalação\n    1. Agendado\n- Financeiro\n  – Boletos',
  'a path per line':
    'Suporte > Acesso > Aberto\nSuporte > Acesso > Concluído\nSuporte › Instalação › Agendado\nFinanceiro > Boletos',
  'a spreadsheet’s cells':
    'Suporte\tAcesso\tAberto\nSuporte\tAcesso\tConcluído\nSuporte\tInstalação\tAgendado\nFinanceiro\tBoletos\t',
  'merged cells of a spreadsheet': 'Suporte\tAcesso\tAberto\n\t\tConcluído\n\tInstalação\tAgendado\nFinanceiro\tBoletos\t',
  'a semicolon CSV':
    'Suporte;Acesso;Aberto\nSuporte; "Acesso" ;Concluído\n"Suporte";Instalação;"Agendado"\n;;\nFinanceiro;Boletos;',
  'a CSV with blanks for “as above”': 'Suporte;Acesso;Aberto\n;;Concluído\n;Instalação;Agendado\nFinanceiro;Boletos;',
  'paths with the statuses under them':
    'Suporte > Acesso\n  Aberto\n  Concluído\nSuporte > Instalação\n  Agendado\nFinanceiro > Boletos',
  'paths under their tree': 'Suporte\n  Acesso > Aberto\n  Acesso > Concluído\n  Instalação > Agendado\nFinanceiro\n  Boletos',
  'names that differ in case only':
    'Suporte;Acesso;Aberto\nSUPORTE;acesso;aberto\nsuporte;Acesso;Concluído\nSuporte;Instalação;Agendado\nFinanceiro;Boletos',
}

describe('parseServiceTree', () => {
  it.each(Object.entries(LAYOUTS))('reads %s', (_layout, text) => {
    expect(parseServiceTree(text)).toEqual({ trees: expected, problems: [] })
  })

  it('keeps a name that holds a separator whole where it is in quotes', () => {
    const { trees } = parseServiceTree('"Dúvidas > Gerais";"Nível 1; Nível 2"\n"TV de 32"" polegadas"\n"aspas" sem motivo')
    expect(trees).toEqual([
      { name: 'Dúvidas > Gerais', requestTypes: [{ name: 'Nível 1; Nível 2', statuses: [] }] },
      { name: 'TV de 32" polegadas', requestTypes: [] },
      { name: '"aspas" sem motivo', requestTypes: [] },
    ])
  })

  it('takes the cells of a row before the path that one of them looks like', () => {
    expect(parseServiceTree('Suporte > N1;Acesso;Aberto').trees).toEqual([
      { name: 'Suporte > N1', requestTypes: [{ name: 'Acesso', statuses: ['Aberto'] }] },
    ])
  })

  it('says which line is too deep, too long or under nothing, and puts nothing under the wrong parent', () => {
    const long = 'x'.repeat(81)
    expect(parseServiceTree(`A\n  B\n    C\n      D\n${long}\n  E\n;F`)).toEqual({
      trees: [{ name: 'A', requestTypes: [{ name: 'B', statuses: ['C'] }] }],
      problems: [
        { line: 4, text: 'D', problem: 'too-deep' },
        { line: 5, text: long, problem: 'too-long' },
        { line: 6, text: 'E', problem: 'no-parent' },
        { line: 7, text: ';F', problem: 'no-parent' },
      ],
    })
  })

  it('says which lines are more than a tree can hold', () => {
    const statuses = Array.from({ length: 202 }, (_, index) => `    Status ${index}`)
    const { trees, problems } = parseServiceTree(['A', '  B', ...statuses].join('\n'))
    expect(trees[0]?.requestTypes[0]?.statuses).toHaveLength(200)
    expect(problems).toEqual([
      { line: 203, text: 'Status 200', problem: 'too-many' },
      { line: 204, text: 'Status 201', problem: 'too-many' },
    ])
  })
})

/** Letters and everything that the reader gives a meaning to. */
const awkward = fc.constantFrom(
  'a',
  'É',
  'ç',
  ' ',
  ' ',
  '"',
  '""',
  ';',
  '>',
  ' > ',
  '›',
  '- ',
  '1. ',
  '-',
  '•',
  '\u00a0',
  '😀',
  '\u2028',
)
const nameText = fc.array(awkward, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('').trim())
const name = nameText.filter((text) => text !== '')
const named = <T extends { name: string }>(arbitrary: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(arbitrary, { maxLength, comparator: (a, b) => sameName(a.name, b.name) })
const type = fc.record({ name, statuses: fc.uniqueArray(name, { maxLength: 3, comparator: sameName }) })
const tree = fc.record({ name, requestTypes: named(type, 3) })
const trees = named(tree, 3)

/** What a person may paste: lines of anything, indented anyhow. */
const line = fc
  .tuple(
    fc.constantFrom('', ' ', '  ', '    ', '\t', '\t\t'),
    fc.array(fc.oneof(awkward, fc.constantFrom('\t', '\u0007')), { maxLength: 12 }),
  )
  .map(([indent, parts]) => indent + parts.join('').replace(/\u2028/g, ''))
const pasted = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

describe('writeServiceTree', () => {
  it('writes what parseServiceTree reads back, whatever the names are', () => {
    fc.assert(
      fc.property(trees, (given) => {
        expect(parseServiceTree(writeServiceTree(given))).toEqual({ trees: given, problems: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves everyday names without quotes', () => {
    expect(writeServiceTree(expected)).toBe(LAYOUTS['two blanks'])
  })
})

describe('whatever is pasted', () => {
  it('can be saved, and is read the same after it was written', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { trees } = parseServiceTree(text)
        for (const tree of trees) expect(serviceTreeSchema.parse(tree)).toEqual(tree)
        expect(parseServiceTree(writeServiceTree(trees))).toEqual({ trees, problems: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it('loses nothing silently: every name of every line is in the tree, or the line among the problems', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { trees, problems } = parseServiceTree(text)
        const names = trees.flatMap((tree) => [
          tree.name,
          ...tree.requestTypes.flatMap((requestType) => [requestType.name, ...requestType.statuses]),
        ])
        const told = new Set(problems.map((problem) => problem.line))
        text.split('\n').forEach((raw, index) => {
          // Letters are never syntax, so each run of them has to show up somewhere.
          for (const letters of raw.match(/[\p{L}😀]+/gu) ?? [])
            if (!told.has(index + 1))
              expect(names.some((given) => given.toLowerCase().includes(letters.toLowerCase()))).toBe(true)
        })
      }),
      { numRuns: 1000 },
    )
  })
})
