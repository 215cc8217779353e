import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextVersionName } from '#core/review'

describe('nextVersionName', () => {
  it.each([
    ['aviso', 'aviso_v2'],
    ['aviso_v1', 'aviso_v2'],
    ['aviso_v9', 'aviso_v10'],
    ['aviso_v2_v3', 'aviso_v2_v4'],
    ['aviso_v', 'aviso_v_v2'],
  ])('calls the next of %s %s', (name, next) => {
    expect(nextVersionName(name)).toBe(next)
  })

  it('skips names that are taken', () => {
    expect(nextVersionName('aviso', ['aviso', 'aviso_v2', 'aviso_v3', 'aviso_v5'])).toBe('aviso_v4')
  })

  it('is a free name that Meta takes, whatever is there', () => {
    const name = fc.stringMatching(/^[a-z0-9_]{1,520}$/)
    fc.assert(
      fc.property(name, fc.nat({ max: 30 }), (first, versions) => {
        const taken = [first]
        for (let i = 0; i < versions; i++) taken.push(nextVersionName(first, taken))
        const next = nextVersionName(first, taken)
        expect(taken).not.toContain(next)
        expect(next.length).toBeLessThanOrEqual(512)
        expect(next).toMatch(/^[a-z0-9_]*_v\d+$/)
      }),
    )
  })
})
