import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addEntry,
  type Direction,
  moveEntry,
  nameAt,
  removeEntry,
  renameEntry,
  type ServiceTree,
  sameName,
  serviceTreeSchema,
  stepFrom,
  type TreePath,
} from '#core/services'

const trees: ServiceTree[] = [
  {
    name: 'Suporte',
    requestTypes: [
      { name: 'Acesso', statuses: ['Aberto', 'Concluído'], transcript: false },
      { name: 'Instalação', statuses: ['Agendado'] },
    ],
  },
  { name: 'Financeiro', requestTypes: [{ name: 'Boletos', statuses: [] }] },
  { name: 'Vazia', requestTypes: [] },
]

const namesOf = (given: readonly ServiceTree[]): string[] =>
  given.flatMap((tree) => [tree.name, ...tree.requestTypes.flatMap((type) => [type.name, ...type.statuses])])

const treesOf = (edit: ReturnType<typeof moveEntry>): readonly ServiceTree[] => {
  if (!edit.ok) throw new Error(edit.why)
  return edit.trees
}

describe('editing one name', () => {
  it('renames it where it stands and keeps all else, the switch included', () => {
    const [support, ...rest] = treesOf(renameEntry(trees, [0, 0], ' Acesso remoto '))
    expect(support?.requestTypes[0]).toEqual({ name: 'Acesso remoto', statuses: ['Aberto', 'Concluído'], transcript: false })
    expect(rest).toEqual(trees.slice(1))
  })

  it('may change how a name is written', () => {
    expect(nameAt(treesOf(renameEntry(trees, [0], 'SUPORTE')), [0])).toBe('SUPORTE')
  })

  it('refuses a name that the place has already, an empty one, and one of two lines', () => {
    expect(renameEntry(trees, [0, 1], 'acesso')).toEqual({ ok: false, why: 'same-name' })
    expect(addEntry(trees, [0, 0, 2], 'ABERTO')).toEqual({ ok: false, why: 'same-name' })
    expect(addEntry(trees, [0, 0, 2], '  ')).toEqual({ ok: false, why: 'name' })
    expect(renameEntry(trees, [0], 'duas\nlinhas')).toEqual({ ok: false, why: 'name' })
  })

  it('adds it exactly where it was asked for', () => {
    expect(treesOf(addEntry(trees, [0, 0, 1], 'Em espera'))[0]?.requestTypes[0]?.statuses).toEqual([
      'Aberto',
      'Em espera',
      'Concluído',
    ])
    expect(treesOf(addEntry([], [0], 'Nova'))).toEqual([{ name: 'Nova', requestTypes: [] }])
  })

  it('refuses to add under a status, or under what is not there', () => {
    expect(addEntry(trees, [0, 0, 0, 0], 'x')).toEqual({ ok: false, why: 'too-deep' })
    expect(addEntry(trees, [7, 0], 'x')).toEqual({ ok: false, why: 'no-place' })
  })

  it('removes it with what stands under it and says which name is next', () => {
    const first = removeEntry(trees, [0, 0])
    expect(first).toMatchObject({ ok: true, path: [0, 0] })
    expect(treesOf(first)[0]?.requestTypes).toEqual([{ name: 'Instalação', statuses: ['Agendado'] }])
    expect(removeEntry(trees, [2])).toMatchObject({ ok: true, path: [1] })
    expect(removeEntry(trees, [1, 0])).toMatchObject({ ok: true, path: [1] })
  })
})

describe('moveEntry', () => {
  it('takes a request type with its statuses and its switch to another tree', () => {
    expect(treesOf(moveEntry(trees, [0, 0], [1, 1]))[1]?.requestTypes).toEqual([
      { name: 'Boletos', statuses: [] },
      { name: 'Acesso', statuses: ['Aberto', 'Concluído'], transcript: false },
    ])
  })

  it('makes a status a request type, and a flat tree a request type', () => {
    expect(treesOf(moveEntry(trees, [0, 0, 1], [0, 1]))[0]?.requestTypes.map(({ name }) => name)).toEqual([
      'Acesso',
      'Concluído',
      'Instalação',
    ])
    expect(treesOf(moveEntry(trees, [1], [0, 2]))[0]?.requestTypes[2]).toEqual({ name: 'Financeiro', statuses: ['Boletos'] })
  })

  it('refuses what would be a fourth level', () => {
    expect(moveEntry(trees, [0], [0, 1])).toEqual({ ok: false, why: 'too-deep' })
    expect(moveEntry(trees, [1], [0, 0, 0])).toEqual({ ok: false, why: 'too-deep' })
  })

  it('refuses a place that has the name already, and one that is full', () => {
    const twice = treesOf(addEntry(trees, [1, 1], 'Acesso'))
    expect(moveEntry(twice, [0, 0], [1, 0])).toEqual({ ok: false, why: 'same-name' })
    const full = [
      { name: 'A', requestTypes: [{ name: 'B', statuses: Array.from({ length: 200 }, (_, at) => `s${at}`) }] },
      ...trees,
    ]
    expect(moveEntry(full, [1, 0, 0], [0, 0, 0])).toEqual({ ok: false, why: 'too-many' })
  })
})

describe('stepFrom', () => {
  it.each<[Direction, TreePath, TreePath | null]>([
    ['up', [0, 0, 1], [0, 0, 0]],
    ['down', [0, 0, 0], [0, 0, 1]],
    ['down', [0, 0, 1], [0, 1, 0]],
    ['up', [0, 1, 0], [0, 0, 2]],
    ['down', [0, 1, 0], [1, 0, 0]],
    ['down', [1, 0], [2, 0]],
    ['up', [0, 0], null],
    ['up', [0], null],
    ['down', [2], null],
    ['in', [0, 1], [0, 0, 2]],
    ['in', [0, 0], null],
    ['out', [0, 0, 1], [0, 1]],
    ['out', [0, 1], [1]],
    ['out', [0], null],
  ])('%s from %j goes to %j', (direction, path, to) => {
    expect(stepFrom(trees, path, direction)).toEqual(to)
  })
})

const name = fc.constantFrom('a', 'A', 'b', 'ç', 'd e', 'D  E', 'f', 'g')
const distinct = <T>(of: fc.Arbitrary<T>, nameOf: (one: T) => string) =>
  fc.uniqueArray(of, { maxLength: 4, comparator: (a, b) => sameName(nameOf(a), nameOf(b)) })
const type = fc.record(
  { name, statuses: distinct(name, (one) => one), transcript: fc.constant(false as const) },
  { requiredKeys: ['name', 'statuses'] },
)
const anyTrees = distinct(fc.record({ name, requestTypes: distinct(type, (one) => one.name) }), (one) => one.name)
const index = fc.integer({ min: 0, max: 4 })
const path = fc.array(index, { minLength: 1, maxLength: 3 })
const direction = fc.constantFrom<Direction>('up', 'down', 'in', 'out')

describe('whatever is moved', () => {
  it('every name stays exactly once, in trees that can be saved', () => {
    fc.assert(
      fc.property(anyTrees, fc.array(fc.tuple(path, path), { maxLength: 12 }), (given, moves) => {
        let now: ServiceTree[] = given
        for (const [from, to] of moves) {
          const moved = moveEntry(now, from, to)
          if (moved.ok) {
            expect(nameAt(moved.trees, moved.path)).toBe(nameAt(now, from))
            now = moved.trees
          }
        }
        expect(namesOf(now).toSorted()).toEqual(namesOf(given).toSorted())
        for (const tree of now) expect(serviceTreeSchema.parse(tree)).toEqual(tree)
      }),
      { numRuns: 500 },
    )
  })

  it('the way back leads to where it was', () => {
    fc.assert(
      fc.property(anyTrees, path, path, (given, from, to) => {
        const moved = moveEntry(given, from, to)
        // Off its level a request type loses its switch; that comes back by undo only.
        fc.pre(moved.ok && (from.length === to.length || !JSON.stringify(given).includes('transcript')))
        expect(treesOf(moveEntry(treesOf(moved), to, from))).toEqual(given)
      }),
      { numRuns: 500 },
    )
  })

  it('a step goes where it said, and its opposite among neighbours back', () => {
    fc.assert(
      fc.property(anyTrees, path, direction, (given, from, way) => {
        const to = stepFrom(given, from, way)
        fc.pre(nameAt(given, from) !== undefined && to !== null)
        const moved = moveEntry(given, from, to ?? [])
        fc.pre(moved.ok && (way === 'up' || way === 'down'))
        const back = stepFrom(treesOf(moved), to ?? [], way === 'up' ? 'down' : 'up')
        expect(back).toEqual(from)
      }),
      { numRuns: 500 },
    )
  })

  it('the given trees stay as they were', () => {
    fc.assert(
      fc.property(anyTrees, path, path, (given, from, to) => {
        const before = structuredClone(given)
        moveEntry(given, from, to)
        removeEntry(given, from)
        addEntry(given, to, 'nova')
        renameEntry(given, from, 'outra')
        expect(given).toEqual(before)
      }),
    )
  })
})
