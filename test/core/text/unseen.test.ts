import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showUnseen, withoutUnseen } from '#core/text'

describe('what nobody sees', () => {
  it.each([
    ['Clínica \u202eetnegilgen\u202c', 'Clínica \\u202eetnegilgen\\u202c'],
    ['boas\u200bvindas', 'boas\\u200bvindas'],
    ['boas\u200dvindas', 'boas\\u200dvindas'],
    ['\ufeffnome', '\\ufeffnome'],
    ['a\u00adb\u2060c\u2066d', 'a\\u00adb\\u2060c\\u2066d'],
    ['\u001b[31m', '\\u001b[31m'],
    ['família 👨‍👩‍👧 ❤️‍🔥 👩🏽‍💻\tok\nsim', 'família 👨‍👩‍👧 ❤️‍🔥 👩🏽‍💻\tok\nsim'],
    ['Ação é à õ', 'Ação é à õ'],
  ])('%j is shown as %j', (text, shown) => expect(showUnseen(text)).toBe(shown))

  it('is gone from a text without it, and what was seen is all there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('\u202e', '\u200b', '\u0007', '\u2066'), (text, mark) => {
        const clean = withoutUnseen(text)
        expect(withoutUnseen(`${mark}${text}${mark}`)).toBe(clean)
        expect(showUnseen(clean)).toBe(clean)
      }),
    )
  })
})
