import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareServiceTrees,
  isolateServiceTree,
  mergeServiceTrees,
  replaceServiceTrees,
  requestTypesAt,
  type ServiceTree,
  sameName,
} from '#core/services'

const have: ServiceTree[] = [
  {
    name: 'Suporte',
    requestTypes: [
      { name: 'Acesso', statuses: ['Aberto', 'Concluído'], transcript: false },
      { name: 'Instalação', statuses: ['Agendado'] },
    ],
  },
]
const read: ServiceTree[] = [
  {
    name: 'SUPORTE',
    requestTypes: [
      { name: 'Acesso', statuses: ['Em espera', 'aberto'] },
      { name: 'Troca', statuses: ['Aberto'] },
    ],
  },
  { name: 'Financeiro', requestTypes: [] },
]

describe('an import', () => {
  it('that is added keeps all that is there and brings what is new behind it', () => {
    expect(mergeServiceTrees(have, read)).toEqual({
      trees: [
        {
          name: 'Suporte',
          requestTypes: [
            { name: 'Acesso', statuses: ['Aberto', 'Concluído', 'Em espera'], transcript: false },
            { name: 'Instalação', statuses: ['Agendado'] },
            { name: 'Troca', statuses: ['Aberto'] },
          ],
        },
        { name: 'Financeiro', requestTypes: [] },
      ],
      beyond: 0,
    })
  })

  it('that replaces keeps the switch of the request types that stay (M16)', () => {
    expect(replaceServiceTrees(have, read)[0]?.requestTypes).toEqual([
      { name: 'Acesso', statuses: ['Em espera', 'aberto'], transcript: false },
      { name: 'Troca', statuses: ['Aberto'] },
    ])
  })

  it('is counted level by level and told name by name', () => {
    const { lines, added, removed } = compareServiceTrees(have, replaceServiceTrees(have, read))
    expect({ added, removed }).toEqual({ added: [1, 1, 2], removed: [0, 1, 2] })
    expect(lines.filter(({ change }) => change !== 'kept').map(({ name, change }) => `${change} ${name}`)).toEqual([
      'added Em espera',
      'removed Concluído',
      'added Troca',
      'added Aberto',
      'removed Instalação',
      'removed Agendado',
      'added Financeiro',
    ])
    expect(compareServiceTrees(have, mergeServiceTrees(have, read).trees).removed).toEqual([0, 0, 0])
  })

  it('says how much goes beyond what a tree can hold', () => {
    const many = [
      { name: 'Suporte', requestTypes: [{ name: 'Acesso', statuses: Array.from({ length: 200 }, (_, at) => `s${at}`) }] },
    ]
    const { trees, beyond } = mergeServiceTrees(have, many)
    expect(trees[0]?.requestTypes[0]?.statuses).toHaveLength(200)
    expect(beyond).toBe(2)
  })
})

const name = fc.constantFrom('a', 'A', 'b', 'c', 'd')
const distinct = <T>(of: fc.Arbitrary<T>, nameOf: (one: T) => string) =>
  fc.uniqueArray(of, { maxLength: 3, comparator: (a, b) => sameName(nameOf(a), nameOf(b)) })
const type = fc.record({ name, statuses: distinct(name, (one) => one) })
const trees = distinct(fc.record({ name, requestTypes: distinct(type, (one) => one.name) }), (one) => one.name)

describe('mergeServiceTrees', () => {
  it('removes nothing, and has nothing left to add the second time', () => {
    fc.assert(
      fc.property(trees, trees, (mine, theirs) => {
        const merged = mergeServiceTrees(mine, theirs).trees
        expect(compareServiceTrees(mine, merged).removed).toEqual([0, 0, 0])
        expect(compareServiceTrees(theirs, merged).removed).toEqual([0, 0, 0])
        expect(mergeServiceTrees(merged, theirs).trees).toEqual(merged)
      }),
    )
  })
})

describe('isolateServiceTree (M15)', () => {
  it('copies request types with their switches and leaves the branches that are there', () => {
    expect(isolateServiceTree(have, 'WhatsApp Ativo', [[0, 0]])).toEqual([
      ...have,
      { name: 'WhatsApp Ativo', requestTypes: [{ name: 'Acesso', statuses: ['Aberto', 'Concluído'], transcript: false }] },
    ])
  })

  it('makes one of those that two branches have, and adds to a tree that is there already', () => {
    const both: ServiceTree[] = [...have, { name: 'Campo', requestTypes: [{ name: 'acesso', statuses: ['A caminho'] }] }]
    const isolated = isolateServiceTree(both, 'Ativo', [
      [0, 0],
      [1, 0],
    ])
    expect(isolated[2]?.requestTypes).toEqual([
      { name: 'Acesso', statuses: ['Aberto', 'Concluído', 'A caminho'], transcript: false },
    ])
    expect(isolateServiceTree(isolated, 'ativo', [[0, 1]])[2]?.requestTypes.map((one) => one.name)).toEqual([
      'Acesso',
      'Instalação',
    ])
  })
})

describe('requestTypesAt', () => {
  it('finds the request types by name in the tree, and by status where none is named', () => {
    const both: ServiceTree[] = [...have, { name: 'Campo', requestTypes: [{ name: 'Acesso', statuses: ['Agendado'] }] }]
    const at = (serviceTree: string, requestType: string, ...statuses: string[]) =>
      requestTypesAt(both, { serviceTree, requestType, statuses })
    expect(at('', 'acesso')).toEqual([
      [0, 0],
      [1, 0],
    ])
    expect(at('campo', 'Acesso', 'Aberto')).toEqual([[1, 0]])
    expect(at('', '', 'agendado')).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(at('', '')).toEqual([])
  })
})
