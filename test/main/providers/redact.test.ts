import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../src-main/providers/redact.ts'

/** A credential of any alphabet, as long as the shortest that a provider gives out. */
const secrets = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 60 }).filter((text) => !text.includes('*'))
const text = fc.string({ unit: 'grapheme', maxLength: 80 })

describe('redaction', () => {
  it('finds the secret at any position, as it is, URL-encoded and JSON-escaped', () => {
    fc.assert(
      fc.property(secrets, text, text, (secret, before, after) => {
        const forms = [
          secret,
          encodeURIComponent(secret),
          new URLSearchParams({ t: secret }).toString().slice(2),
          JSON.stringify(secret).slice(1, -1),
        ]
        const { redact } = createRedactor([secret])
        for (const form of forms) expect(redact(before + form + after)).not.toContain(form)
      }),
    )
  })

  it('finds the secret in base64 wherever it stands in what was encoded', () => {
    fc.assert(
      fc.property(secrets, text, text, (secret, before, after) => {
        const { redact } = createRedactor([secret])
        for (const encoding of ['base64', 'base64url'] as const) {
          const clean = redact(Buffer.from(before + secret + after).toString(encoding))
          expect(Buffer.from(clean.split('***').join(''), encoding).toString()).not.toContain(secret)
          expect(clean).toContain('***')
        }
      }),
    )
  })

  it('finds it in capitals and small letters: percent-encoding comes in both', () => {
    expect(createRedactor(['abc/def+ghi']).redact('token=abc%2fdef%2bghi&x=1')).toBe('token=***&x=1')
  })

  it('leaves the rest as it is', () => {
    const message = 'Validation error: contents[0].fields.nome (R$ 1.234,56)'
    expect(createRedactor(['s3cr3t-t0k3n']).redact(message)).toBe(message)
    expect(createRedactor([]).redact(message)).toBe(message)
    expect(createRedactor(['']).redact(message)).toBe(message)
  })

  it('shortens only what is clean, so that no half of a secret stays at the cut', () => {
    const secret = 'abcdefghijklmnop'
    for (let at = 1980; at <= 2000; at++) {
      const excerpt = createRedactor([secret]).excerpt('.'.repeat(at) + secret)
      expect(excerpt).not.toContain('abc')
      expect(excerpt.length).toBeLessThanOrEqual(2001)
    }
  })
})
