import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEmojis } from '#core/template'

/** Whole emojis, their parts, and what stands beside them in real texts. */
const PIECES = [
  ...['a', ' ', '\n', '1', '#', '“', '…', '—', '€', 'é', '中', 'ا', '한', '®', '™', '✓'],
  ...['😀', '👍🏽', '👨‍👩‍👧', '🇧🇷', '❤️', '❤︎', '☎', '1️⃣', '⁉', '‼', '㊗', '〰', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ...['\u200d', '\ufe0f', '\u20e3', '\u0301', '\u200c', '\ud83d', '\udc00', '🏽', '🇧'],
]
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('findEmojis', () => {
  it('finds the same wherever a text stands in another', () => {
    fc.assert(
      fc.property(texts, texts, (before, text) => {
        const found = findEmojis(text).map(({ text, start, end }) => ({
          text,
          start: start + before.length + 1,
          end: end + before.length + 1,
        }))
        // Nothing joins on to a line break.
        expect(findEmojis(`${before}\n${text}`)).toEqual([...findEmojis(before), ...found])
      }),
    )
  })

  it('gives every emoji as it stands at its place, in order and once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0
        for (const { text: emoji, start, end } of findEmojis(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(text.slice(start, end)).toBe(emoji)
          at = end
        }
      }),
    )
  })

  it.each(['“Olá” — já volto… €5', '中文 한국어 العربية', 'Empresa® nº 5, Marca™', 'é\u0301 a\u0308'])(
    'finds none in %s',
    (text) => {
      expect(findEmojis(text)).toEqual([])
    },
  )

  it.each([
    ['é', 0],
    ['中', 0],
    ['\u200d', 1],
    ['😀', 100_000],
    ['😀é', 100_000],
    ['\u0301', 0],
  ])('finds what there is in a hundred thousand %j', (unit, found) => {
    expect(findEmojis(unit.repeat(100_000))).toHaveLength(found)
  })
})
