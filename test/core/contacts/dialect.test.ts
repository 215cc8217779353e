import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContactFileError, detectDialect } from '#core/contacts'
import { csvRow } from '#core/csv'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const delimiterOf = (text: string): string => detectDialect(bytes(text), true).delimiter

describe('detectDialect', () => {
  it.each([
    ['id;nome;fone\n1;Ana, Maria;11', ';'],
    ['id,nome,fone\n1,Ana; Maria,11\n2,Bia,22', ','],
    ['id\tnome, completo\tfone\n1\tAna\t11', '\t'],
    ['id|nome|fone\n1|Ana|11', '|'],
    ['id;valor\n1;10,50\n2;11,75\n3;12,00', ';'],
    ['id,nome\n1,"a;b;c;d"\n2,"e;f;g;h"', ','],
    ['nome;obs\n"Ana\nSouza";"a, b\nc, d"\nBia;"e, f"', ';'],
    ['telefone\n11987650321\n11987650322', ';'],
    ['sep=,\r\nid;x,nome\r\n1;y,Ana\r\n', ','],
  ])('finds the separator of %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })

  it('finds it in whatever is written with it', () => {
    const word = fc.stringMatching(/^[a-z0-9 ]{1,8}$/)
    const rows = fc.array(fc.tuple(word, fc.string({ maxLength: 6 }), word), { minLength: 3, maxLength: 20 })
    fc.assert(
      fc.property(rows, fc.constantFrom(';', ',', '\t', '|'), (given, delimiter) => {
        const others = [';', ',', '\t', '|'].filter((each) => each !== delimiter).join('')
        const clean = given.map((row) => row.map((cell) => cell.replace(new RegExp(`[${others}\\0"]`, 'g'), '')))
        const text = [['id', 'nome', 'fone'], ...clean].map((row) => csvRow(row, delimiter)).join('')
        expect(delimiterOf(text)).toBe(delimiter)
      }),
    )
  })

  it('tells the encoding by the mark, and else by whether all of it is UTF-8', () => {
    const text = bytes('id;nome\n1;Ana')
    expect(detectDialect(text, true)).toEqual({ encoding: 'utf-8', delimiter: ';', bomBytes: 0 })
    expect(detectDialect(text, false)).toEqual({ encoding: 'windows-1252', delimiter: ';', bomBytes: 0 })
    expect(detectDialect(bytes('\uFEFFid,nome\n1,Ana'), false)).toEqual({ encoding: 'utf-8', delimiter: ',', bomBytes: 3 })
    const wide = Uint8Array.from(
      [...'\uFEFFid\tnome\n1\tAna'].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    )
    expect(detectDialect(wide, false)).toEqual({ encoding: 'utf-16le', delimiter: '\t', bomBytes: 2 })
  })

  it.each([
    ['empty', []],
    ['not-text', [0x50, 0x4b, 3, 4, 20, 0]],
    ['not-text', [0xd0, 0xcf, 0x11, 0xe0]],
    ['not-text', Array.from({ length: 200 }, (_, at) => at % 32)],
    ['utf-16', [0xfe, 0xff, 0, 0x69]],
  ])('refuses what is %s', (code, given) => {
    expect(() => detectDialect(Uint8Array.from(given), false)).toThrow(new ContactFileError(code as 'empty'))
  })

  it('takes a file with a stray NUL', () => {
    expect(detectDialect(bytes(`id;nome\n${'1;Ana\n'.repeat(50)}2;\0Bia`), true).delimiter).toBe(';')
  })
})
