import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonStopsAt } from '../../../src-main/headless/json-place.ts'

describe('jsonStopsAt', () => {
  it.each<[string, number, number]>([
    ['', 1, 1],
    ['nope', 1, 1],
    ['{"a":,}', 1, 6],
    ['{"a": 1\n "b": 2}', 2, 2],
    ['[1, 2,]', 1, 7],
    ['{"a": 1,}', 1, 9],
    ['{a: 1}', 1, 2],
    ["{'a': 1}", 1, 2],
    ['{"a": 01}', 1, 7],
    ['{"a": tru}', 1, 7],
    ['{"a": "b\n"}', 1, 7],
    ['{"a": "\\x"}', 1, 7],
    ['{"a": [1, 2}', 1, 12],
    ['{"a": 1]', 1, 8],
    ['{"a": 1}\r\n{"b": 2}', 2, 1],
    ['{"a": {"b": [', 1, 14],
    ['{"a" 1}', 1, 6],
    ['[1 2]', 1, 4],
    ['// note\n{}', 1, 1],
  ])('says where %j stops being JSON', (text, line, column) => {
    expect(jsonStopsAt(text)).toEqual({ line, column })
  })

  it('finds nothing to complain of before the end of what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonStopsAt(text)).toEqual({ line: 1, column: text.length + 1 })
      }),
    )
  })

  it('stops where JSON.parse does, as far as that tells', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('x', '}', ']', ',', ':', '1'), (text, seed, intruder) => {
        const at = seed % (text.length + 1)
        const broken = text.slice(0, at) + intruder + text.slice(at)
        try {
          JSON.parse(broken)
        } catch (error) {
          const told = /at position (\d+)/.exec(String(error))?.[1]
          // A word is taken whole here, letter by letter there.
          if (told !== undefined) expect(jsonStopsAt(broken).column - 1).toBeLessThanOrEqual(Number(told))
        }
      }),
    )
  })

  it('takes a string of a million escapes and a depth of a million', () => {
    expect(jsonStopsAt(`["${'\\n'.repeat(1_000_000)}" x`)).toEqual({ line: 1, column: 2_000_005 })
    expect(jsonStopsAt('['.repeat(1_000_000))).toEqual({ line: 1, column: 1_000_001 })
  })
})
