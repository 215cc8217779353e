import { isAscii, isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createUtf8Check, decodeText, decodeUnicode, encodingOf, isText } from '#core/text'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, isLittle = true): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((code) =>
      isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255],
    ),
  )
const text = 'variável;descrição\nCONVENIO;Convênio – plano'

describe('a text file', () => {
  it.each([
    ['UTF-8', utf8(text), 'utf-8', 0],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${text}`), 'utf-8', 3],
    ['UTF-16, as “Unicode text”', utf16(`\uFEFF${text}`), 'utf-16le', 2],
    ['UTF-16 that lost its mark', utf16(text), 'utf-16le', 0],
    ['UTF-16 that lost it, the other way round', utf16(text, false), 'utf-16be', 0],
    ['UTF-16, the other way round', utf16(`\uFEFF${text}`, false), 'utf-16be', 2],
    ['Windows-1252', Uint8Array.from([...text].map((sign) => (sign === '–' ? 0x96 : sign.charCodeAt(0)))), 'windows-1252', 0],
  ])('is read as it was written in %s', (_name, bytes, encoding, bomBytes) => {
    expect(encodingOf(bytes)).toEqual({ encoding, bomBytes })
    expect(decodeText(bytes)).toBe(text)
    expect(decodeUnicode(bytes)).toBe(encoding === 'windows-1252' ? null : text)
  })

  it('is no other encoding because an export cut a letter in two', () => {
    const broken = Uint8Array.from([...utf8('João;Conceição;Jo'), 0xc3, ...utf8(';fim')])
    expect(decodeText(broken)).toBe('João;Conceição;Jo\uFFFD;fim')
    expect(decodeUnicode(broken)).toBeNull()
  })

  it('comes back from UTF-8 and from UTF-16 whatever stands in it', () => {
    const whole = fc.string({ unit: 'grapheme' }).filter((each) => !each.startsWith('\uFEFF'))
    fc.assert(
      fc.property(whole, (each) => {
        expect(decodeText(utf8(each))).toBe(each)
        expect(decodeUnicode(utf16(`\uFEFF${each}`))).toBe(each)
      }),
    )
  })

  it.each<[string, Uint8Array, boolean]>([
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), false],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), false],
    ['bytes of no kind', Uint8Array.from({ length: 200 }, (_, at) => at % 32), false],
    ['UTF-16, half of which are NULs', utf16('\uFEFFid\tnome'), true],
    ['a line with a stray NUL', utf8(`${'1;Ana\n'.repeat(50)}2;\0Bia`), true],
    ['nothing', new Uint8Array(0), true],
  ])('is told from %s', (_name, bytes, expected) => {
    expect(isText(bytes)).toBe(expected)
  })
})

describe('UTF-8 in pieces', () => {
  const anyBytes = fc.uint8Array({ maxLength: 40 })
  const quick = { isUtf8, isAscii }
  const check = (pieces: readonly Uint8Array[], quickly?: typeof quick): boolean => {
    const utf8Check = createUtf8Check(quickly)
    for (const piece of pieces) utf8Check.add(piece)
    return utf8Check.isUtf8()
  }

  it('is judged the same wherever it was cut, with and without the quick look', () => {
    const near = fc.oneof(anyBytes, fc.string({ unit: 'grapheme' }).map(utf8))
    fc.assert(
      fc.property(fc.array(near), (parts) => {
        const bytes = Uint8Array.from(parts.flatMap((part) => [...part]))
        // A sequence may go on in the next piece.
        const single = [...bytes].map((byte) => Uint8Array.of(byte))
        expect(check(single)).toBe(check([bytes]))
        if (isUtf8(bytes)) expect(check(parts, quick)).toBe(true)
        expect(check([bytes], quick)).toBe(check([bytes]))
      }),
    )
  })

  it('is UTF-8 that was cut off in its last letter, however quickly the rest was looked at', () => {
    const cutOff = utf8(`${'São João\n'.repeat(10_000)}ã`).subarray(0, -1)
    expect(check([cutOff], quick)).toBe(true)
    expect(check([cutOff.subarray(0, 7), cutOff.subarray(7)], quick)).toBe(true)
    expect(check([Uint8Array.of(0xc2, 0xa0, 0xc2, 0xa0, 0xc2)], quick)).toBe(true)
  })

  it('takes no sequence that the standard forbids', () => {
    for (const bad of [
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x80, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ])
      expect(check([Uint8Array.from(bad)])).toBe(false)
  })
})
