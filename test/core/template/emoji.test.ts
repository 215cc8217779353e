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

  it('takes time in proportion to the text', () => {
    const took = (text: string): number => {
      const start = performance.now()
      findEmojis(text)
      return performance.now() - start
    }
    for (const unit of ['é', '中', '\u200d', '😀', '😀é', '\u0301']) expect(took(unit.repeat(100_000)), unit).toBeLessThan(1000)
  })
})
