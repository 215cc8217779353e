import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { harmless } from '../../../src-main/headless/output.ts'

describe('what a terminal is given', () => {
  it.each([
    ['\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
    ['\u009b2J', '\\u009b2J'],
    ['Cl\u00ednica \u202eetnegilgen\u202c', 'Cl\u00ednica \\u202eetnegilgen\\u202c'],
    ['one\r\ntwo', 'one\\u000d\ntwo'],
    ['Ol\u00e1, %NOME%\n\tat\u00e9 j\u00e1 \u{1f600}', 'Ol\u00e1, %NOME%\n\tat\u00e9 j\u00e1 \u{1f600}'],
  ])('is %j as %j', (text, shown) => expect(harmless(text)).toBe(shown))

  it('leaves JSON what it says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const written = JSON.stringify({ value, text })
        expect(JSON.parse(harmless(written))).toEqual(JSON.parse(written))
      }),
    )
  })

  it('never steers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(harmless(text).replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
      }),
    )
  })
})
