import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, fitsCanonical } from '#core/bundle'

/** The same value with its keys put in the other way round, all the way down. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 }).filter(fitsCanonical)

describe('canonicalJson', () => {
  it('parses back to the same value', () => {
    // JSON has no minus zero: both sides lose it
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('gives the same text again for what it wrote', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
    )
  })

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('sorts by code unit, indents by two, ends with one LF and has no CR', () => {
    const text = canonicalJson({ é: [], b: [1, { z: 'a\r\nb' }], B: {}, a: null })
    expect(text).toBe('{\n  "B": {},\n  "a": null,\n  "b": [\n    1,\n    {\n      "z": "a\\r\\nb"\n    }\n  ],\n  "é": []\n}\n')
  })

  it.each([
    ['undefined', { a: undefined }],
    ['undefined in a list', [undefined]],
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    ['a hole in a list', [1, , 2]],
    ['NaN', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a function', { a: () => 1 }],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['a bigint', 1n],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  it('keeps a key called __proto__', () => {
    const value: unknown = JSON.parse('{"__proto__": 1}')
    expect(canonicalJson(value)).toBe('{\n  "__proto__": 1\n}\n')
  })

  it('refuses endless nesting before the stack is worn out, and fitsCanonical says so beforehand', () => {
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
    expect(fitsCanonical(nested(32))).toBe(true)
    expect(canonicalJson(nested(32)).split('\n')).toHaveLength(64)
    expect(fitsCanonical(nested(33))).toBe(false)
    expect(() => canonicalJson(nested(40))).toThrow(RangeError)
    expect(fitsCanonical(nested(200_000))).toBe(false)
    expect(fitsCanonical(JSON.parse('{"a": 1e999}'))).toBe(false)
  })
})
