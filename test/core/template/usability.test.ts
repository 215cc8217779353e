import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEmojis, type TemplateContent, whyUnusable } from '#core/template'

describe('findEmojis', () => {
  const emojis = ['😀', '✅', '❤', '❤️', '☎', '⚠', '1️⃣', '1⃣', '🇧🇷', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👨‍👩‍👧', '👍🏽', '©️', 'ℹ', '〰', '‼', '\u{1FAFF}']
  it.each(emojis)('finds %s as one', (emoji) => {
    expect(findEmojis(`Oi ${emoji}!`)).toEqual([{ text: emoji, start: 3, end: 3 + emoji.length }])
  })

  it.each(['Nº 5 # * R$ 1.234,56 10%', 'Acme® © 2026 ™ – “ok” ✓ → • º ª °', 'Açaí à la carte ❤︎'])('lets %s pass', (text) => {
    expect(findEmojis(text)).toEqual([])
  })
})

describe('what is one emoji', () => {
  it('is what Intl.Segmenter calls one visible character', () => {
    const pieces = ['a', 'e\u0301', '1', '😀', '❤', '👩', '🏴', '🇧', '🇷', '🏽', '©', 'ℹ', ' ', '\n']
    const joining = ['\uFE0F', '\uFE0E', '\u200D', '\u20E3', '\u{E0067}', '\u{E007F}', '\u200C', '\u0327']
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...joining), { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        const visible = new Map([...segmenter.segment(text)].map(({ index, segment }) => [index, segment]))
        for (const { text: found, start, end } of findEmojis(text)) {
          expect(visible.get(start)).toBe(found)
          expect(text.slice(start, end)).toBe(found)
        }
        // None is overlooked: no visible character with an emoji's own sign is left.
        const starts = new Set(findEmojis(text).map(({ start }) => start))
        for (const [index, segment] of visible) if (/😀|👩|🏴|🏽|\u20E3/u.test(segment)) expect(starts).toContain(index)
      }),
    )
  })
})

describe('whyUnusable', () => {
  const content: TemplateContent = {
    name: 'aviso',
    language: 'pt_BR',
    category: 'UTILITY',
    body: { text: 'Seu pedido {{1}} saiu para entrega.' },
    buttons: [],
    samples: {},
  }
  const template = { content, status: 'APPROVED', unsupportedParts: [], missingSince: null } as const

  it('finds nothing against an approved plain template', () => {
    expect(whyUnusable(template)).toEqual([])
  })

  it('gives every reason, not the first', () => {
    const reasons = whyUnusable({
      status: 'PAUSED',
      unsupportedParts: ['carousel'],
      missingSince: '2026-11-22T12:00:00.000Z',
      content: {
        ...content,
        header: { format: 'IMAGE' },
        body: { text: 'Chegou 🎉' },
        buttons: [{ type: 'OTHER', kind: 'MPM' }],
      },
    })
    expect(reasons).toEqual([
      { reason: 'missing', detail: '2026-11-22T12:00:00.000Z' },
      { reason: 'not-approved', detail: 'PAUSED' },
      { reason: 'emoji', detail: '🎉' },
      { reason: 'media-header', detail: 'IMAGE' },
      { reason: 'unsupported-part', detail: 'carousel' },
      { reason: 'unsupported-part', detail: 'MPM' },
    ])
  })

  it('looks for emojis in header, footer and button labels too', () => {
    for (const part of [
      { header: { format: 'TEXT' as const, text: 'Oba 🎉' } },
      { footer: { text: '🎉' } },
      { buttons: [{ type: 'QUICK_REPLY' as const, text: '🎉' }] },
    ])
      expect(whyUnusable({ ...template, content: { ...content, ...part } })).toEqual([{ reason: 'emoji', detail: '🎉' }])
  })
})
