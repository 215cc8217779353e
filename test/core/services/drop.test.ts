import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dropAt, moveEntry, nameAt, type ServiceTree, type TreePath } from '#core/services'

const trees: ServiceTree[] = [
  {
    name: 'A',
    requestTypes: [
      { name: 'A1', statuses: ['a', 'b', 'c'] },
      { name: 'A2', statuses: [] },
    ],
  },
  { name: 'B', requestTypes: [{ name: 'B1', statuses: ['d'] }] },
]

describe('dropAt', () => {
  it.each<[string, TreePath, TreePath, boolean, TreePath | null]>([
    ['a status before another one', [0, 0, 2], [0, 0, 0], false, [0, 0, 0]],
    ['a status behind another one', [0, 0, 0], [0, 0, 2], true, [0, 0, 2]],
    ['a status into an empty request type', [0, 0, 0], [0, 1], false, [0, 1, 0]],
    ['a status into another tree’s request type, as its last', [0, 0, 0], [1, 0], true, [1, 0, 1]],
    ['a request type into a tree, as its last', [0, 0], [1], false, [1, 1]],
    ['a request type behind the one whose status it is over', [1, 0], [0, 0, 1], false, [0, 1]],
    ['a tree behind the one that it is over', [0], [1], true, [1]],
    ['a tree before the first', [1], [0], false, [0]],
    ['a status nowhere over a tree', [0, 0, 0], [1], true, null],
    ['nothing where it stands', [0, 0, 1], [0, 0, 1], true, null],
    ['nothing right before its own place', [0, 0, 1], [0, 0, 0], true, null],
    ['nothing over what stands under it', [0, 0], [0, 0, 1], true, null],
  ])('puts %s', (_what, from, over, isLower, to) => {
    expect(dropAt(trees, from, over, isLower)?.to ?? null).toEqual(to)
  })

  it('only ever offers a place of the same level that the name can be moved to', () => {
    const index = fc.integer({ min: 0, max: 2 })
    const path = fc.array(index, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(path, path, fc.boolean(), (from, over, isLower) => {
        fc.pre(nameAt(trees, from) !== undefined && nameAt(trees, over) !== undefined)
        const drop = dropAt(trees, from, over, isLower)
        fc.pre(drop !== null)
        expect(drop?.to).toHaveLength(from.length)
        const moved = moveEntry(trees, from, drop?.to ?? [])
        expect(moved.ok).toBe(true)
        if (moved.ok) expect(moved.trees).not.toEqual(trees)
      }),
      { numRuns: 500 },
    )
  })
})
