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
