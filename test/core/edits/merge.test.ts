import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeEdit } from '#core/edits'

const fields = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.oneof(fc.integer({ max: 3, min: 0 }), fc.array(fc.constant('x'))),
)

describe('mergeEdit', () => {
  it('keeps what each side changed alone', () => {
    const base = { label: 'Central', chat: false, template: 'a' }
    const { merged, clashes } = mergeEdit({ base, mine: { ...base, label: 'Vendas' } }, { ...base, chat: true })
    expect(merged).toEqual({ label: 'Vendas', chat: true, template: 'a' })
    expect(clashes).toEqual([])
  })

  it('names what both changed, each to something else', () => {
    const base = { label: 'Central', templates: ['a'] }
    const mine = { label: 'Vendas', templates: ['a', 'b'] }
    const { merged, clashes } = mergeEdit({ base, mine }, { label: 'Suporte', templates: ['a', 'b'] })
    expect(clashes).toEqual(['label'])
    expect(merged).toEqual(mine)
  })

  it('takes away what was taken away, and only that', () => {
    type Few = Record<string, number>
    const { merged, clashes } = mergeEdit<Few>({ base: { a: 1, b: 2 }, mine: { b: 2 } }, { a: 1, b: 3, c: 4 })
    expect(merged).toEqual({ b: 3, c: 4 })
    expect(clashes).toEqual([])
  })

  it('is the edit where nothing happened elsewhere, and nothing where nothing was edited', () => {
    fc.assert(
      fc.property(fields, fields, (base, other) => {
        expect(mergeEdit({ base, mine: other }, base)).toEqual({ merged: other, clashes: [] })
        expect(mergeEdit({ base, mine: base }, other)).toEqual({ merged: other, clashes: [] })
      }),
    )
  })

  it('gives two edits of different fields in either order the same end', () => {
    fc.assert(
      fc.property(fields, fc.integer(), fc.integer(), (base, x, y) => {
        const [one, two] = [
          { ...base, a: x },
          { ...base, b: y },
        ]
        const there = mergeEdit<Record<string, unknown>>({ base, mine: one }, two)
        const back = mergeEdit<Record<string, unknown>>({ base, mine: two }, one)
        expect(there.merged).toEqual(back.merged)
        expect([...there.clashes, ...back.clashes]).toEqual([])
      }),
    )
  })
})
