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

  /** Every way in which an echo may write a text so that a page, a log or a program reads it as before. */
  const html = (write: (code: number) => string) => (text: string) =>
    [...text].map((character) => (/[a-z]/i.test(character) ? character : write(character.codePointAt(0) ?? 0))).join('')
  const WAYS: Record<string, (text: string) => string> = {
    'as it is': (text) => text,
    JSON: (text) => JSON.stringify(text).slice(1, -1),
    'JSON with \\/': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
    'JSON in ASCII': (text) =>
      text
        .split('')
        .map((unit) => (/[a-z]/i.test(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))
        .join(''),
    'JSON in capitals': (text) =>
      text
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)
        .join(''),
    'URL-encoded': encodeURIComponent,
    'URL-encoded to the last letter': (text) =>
      [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    'HTML entities in decimals': html((code) => `&#${code};`),
    'HTML entities in hex': html((code) => `&#x${code.toString(16)};`),
    'HTML entities by name': (text) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('"', '&quot;')
        .replaceAll('+', '&plus;')
        .replaceAll('/', '&sol;')
        .replaceAll('=', '&equals;'),
    base64: (text) => Buffer.from(text).toString('base64'),
    'base64 of base64': (text) => Buffer.from(Buffer.from(text).toString('base64')).toString('base64'),
    'base64 for addresses': (text) => Buffer.from(text).toString('base64url'),
    hex: (text) => Buffer.from(text).toString('hex'),
    'hex in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
    'hex with colons': (text) =>
      Buffer.from(text)
        .toString('hex')
        .replace(/..(?=.)/g, '$&:'),
  }
  const way = fc.constantFrom(...Object.keys(WAYS))
  const textWays = way.filter((name) => !/hex|base64/.test(name))
  /** What providers give out and more, but no backslash: bare at the end of a text, it changes what follows. */
  const tokens = fc
    .string({ unit: fc.constantFrom(...'aZ09+/=_-. ~&"<%ç'), minLength: 10, maxLength: 40 })
    .filter((text) => text.trim() === text)

  it('finds it in whatever way it is written, and in any way of that way', () => {
    fc.assert(
      fc.property(tokens, way, fc.array(textWays, { maxLength: 2 }), (secret, inner, outer) => {
        const echo = outer.reduce((text, name) => WAYS[name]?.(text) ?? text, WAYS[inner]?.(secret) ?? secret)
        expect(createRedactor([secret]).redact(`token "${echo}", refused`)).toBe('token "***", refused')
      }),
      { numRuns: 1000 },
    )
  })

  it('finds it where each letter is written in a way of its own', () => {
    fc.assert(
      fc.property(tokens, fc.array(textWays, { minLength: 5, maxLength: 5 }), (secret, ways) => {
        // A per cent that is left as it is would change what follows it.
        const plain = secret.replace(/[%&"]/g, 'x')
        const echo = plain
          .split('')
          .map((unit, at) => (WAYS[ways[at % ways.length] ?? ''] ?? String)(unit))
          .join('')
        expect(createRedactor([plain]).redact(`<${echo}>`)).toBe('<***>')
      }),
    )
  })

  it.each([
    ['\\/', 'abc/def+ghi', 'abc\\/def+ghi'],
    ['\\u002b', 'abc/def+ghi', 'abc/def\\u002bghi'],
    ['\\u002B quoted twice', 'abc/def+ghi', 'abc/def\\\\u002Bghi'],
    ['entities', 'abc/def+ghi', 'abc&#47;def&#x2B;ghi'],
    ['entities of entities', 'abc/def+ghi', 'abc&amp;#47;def&amp;plus;ghi'],
    ['doubly URL-encoded', 'abc/def+ghi', 'abc%252Fdef%252bghi'],
    ['+ for a blank', 'abc def ghi', 'abc+def+ghi'],
    ['hex', 'abc/def+ghi', '6162632f6465662b676869'],
    ['decoded base64', Buffer.from('conta:senha-forte').toString('base64'), 'conta:senha-forte'],
    ['the password of decoded base64', Buffer.from('conta:senha-forte').toString('base64'), 'senha-forte'],
    [
      'decoded base64 in hex',
      Buffer.from('conta:senha-forte').toString('base64'),
      Buffer.from('conta:senha-forte').toString('hex'),
    ],
    ['what stands behind Basic', `Basic ${Buffer.from('conta:senha-forte').toString('base64')}`, 'conta:senha-forte'],
    ['the secret behind a word', 'App 0123456789abcdef-xyz', '0123456789abcdef-xyz'],
  ])('finds it as %s', (_, secret, echo) => {
    expect(createRedactor([secret]).redact(`it was ${echo} that failed`)).toBe('it was *** that failed')
  })

  it('comes to an end with a long secret and a long answer', () => {
    const secret = Buffer.from('k'.repeat(1500)).toString('base64')
    const text = '{"a":"\\u0041%41&amp;"},'.repeat(700_000)
    expect(createRedactor([secret]).excerpt(text)).toMatch(/…$/)
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
