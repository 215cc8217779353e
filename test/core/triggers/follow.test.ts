import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveEntry, removeEntry, renameEntry, type ServiceTree, type TreePath } from '#core/services'
import { atPlace, orphansOf, placesAfter, type Trigger, triggerPlace } from '#core/triggers'
import { chat, operate, status } from './examples.ts'

const trees: ServiceTree[] = [
  {
    name: 'Suporte',
    requestTypes: [
      { name: 'Acesso', statuses: ['Aberto', 'Concluído'] },
      { name: 'Instalação', statuses: ['Agendado', 'Concluído'] },
    ],
  },
  { name: 'Vendas', requestTypes: [{ name: 'Acesso', statuses: ['Aberto'] }] },
  { name: 'Vazia', requestTypes: [] },
]
const whole = status({ id: 'whole', serviceTree: 'suporte', requestType: 'Acesso', status: 'ABERTO', nextStatus: 'Concluído' })
const anywhere = status({ id: 'anywhere', serviceTree: '', requestType: '', status: 'Agendado', nextStatus: '' })
const button = operate({ id: 'button', serviceTree: '', requestType: 'Acesso' })
const screen = chat({ id: 'screen', serviceTree: 'Suporte', requestType: '' })
const unknown = operate({ id: 'unknown', serviceTree: 'Vazia', requestType: 'Nunca visto' })
const all: Trigger[] = [whole, anywhere, button, screen, unknown]

function edited(edit: ReturnType<typeof renameEntry>) {
  if (!edit.ok) throw new Error(edit.why)
  return edit
}
const after = (path: TreePath, name: string) => {
  const to = edited(renameEntry(trees, path, name))
  return placesAfter(all, { trees, path }, to).map(({ id, serviceTree, requestType, status: at, nextStatus }) =>
    [id, serviceTree, requestType, at, nextStatus].join('|'),
  )
}

describe('triggers follow a name', () => {
  it.each<[string, TreePath, string[]]>([
    ['a tree', [0], ['whole|Nova|Acesso|ABERTO|Concluído', 'screen|Nova|||']],
    ['a request type; one that stands in another tree, too, keeps its trigger', [0, 0], ['whole|Suporte|Nova|ABERTO|Concluído']],
    ['a status that is waited for', [0, 0, 0], ['whole|Suporte|Acesso|Nova|Concluído']],
    ['a status that is set', [0, 0, 1], ['whole|Suporte|Acesso|ABERTO|Nova']],
    ['a status of any tree', [0, 1, 0], ['anywhere|||Nova|']],
    ['a tree of which nothing more was entered', [2], ['unknown|Nova|Nunca visto||']],
    ['a status that nobody names', [1, 0, 0], []],
  ])('of %s', (_what, path, expected) => {
    expect(after(path, 'Nova')).toEqual(expected)
  })

  it('to another place of its level, and not to another level', () => {
    const there = edited(moveEntry(trees, [0, 1], [1, 0]))
    const own = [operate({ id: 'own', serviceTree: 'Suporte', requestType: 'Instalação' })]
    expect(placesAfter(own, { trees, path: [0, 1] }, there)).toMatchObject([{ serviceTree: 'Vendas', requestType: 'Instalação' }])
    const higher = edited(moveEntry(trees, [0, 1], [1]))
    expect(placesAfter(own, { trees, path: [0, 1] }, higher)).toEqual([])
    expect(orphansOf(own, trees, higher.trees)).toHaveLength(1)
  })

  it('there and back: what was renamed back is where it was', () => {
    const paths: TreePath[] = [[0], [1], [2], [0, 0], [0, 1], [1, 0], [0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1], [1, 0, 0]]
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const to = edited(renameEntry(trees, path, 'Outro nome'))
        const moved = all.map((trigger) => {
          const place = placesAfter([trigger], { trees, path }, to)[0]
          return place ? atPlace(trigger, place) : trigger
        })
        expect(orphansOf(all, trees, to.trees).length).toBe(moved.filter((trigger, at) => trigger !== all[at]).length)
        expect(orphansOf(moved, trees, to.trees).filter((trigger) => all.includes(trigger))).toEqual([])
      }),
    )
  })
})

describe('a deletion leaves without their place', () => {
  it.each<[string, TreePath, string[]]>([
    ['a tree', [0], ['whole', 'anywhere', 'screen']],
    ['a request type', [0, 0], ['whole']],
    ['the last of a tree', [1, 0], []],
    ['a status', [0, 1, 0], ['anywhere']],
    ['a tree that is only named', [2], ['unknown']],
  ])('%s', (_what, path, expected) => {
    const removed = edited(removeEntry(trees, path))
    expect(orphansOf(all, trees, removed.trees).map(({ id }) => id)).toEqual(expected)
  })

  it('also where nothing of its level is left to judge it by', () => {
    const one: ServiceTree[] = [{ name: 'Só', requestTypes: [{ name: 'Acesso', statuses: [] }] }]
    const removed = edited(removeEntry(one, [0, 0]))
    expect(orphansOf([button], one, removed.trees).map(triggerPlace)).toMatchObject([{ id: 'button' }])
  })
})
