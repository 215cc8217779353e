import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { createCsvReader, csvRow, csvText } from '#core/csv'

/** All rows of a text that arrives in pieces, and the indices of those with an unclosed mark. */
function read(pieces: readonly string[], delimiter = ';'): { rows: string[][]; broken: number[] } {
  const reader = createCsvReader(delimiter)
  const rows: string[][] = []
  const broken: number[] = []
  const take = (given: string[][]): void => {
    broken.push(...reader.broken().map((at) => rows.length + at))
    rows.push(...given)
  }
  for (const piece of pieces) take(reader.push(piece))
  take(reader.end())
  return { rows, broken }
}

const rowsIn = (text: string, delimiter = ';'): string[][] => read([text], delimiter).rows

/** The same text in pieces that end at these places. */
const cut = (text: string, places: readonly number[]): string[] => {
  const at = [0, ...places.map((place) => place % (text.length + 1)), text.length].toSorted((a, b) => a - b)
  return at.slice(1).map((end, index) => text.slice(at[index], end))
}

const delimiters = fc.constantFrom(';', ',', '\t', '|')
const cell = (signs: string[]) => fc.string({ unit: fc.constantFrom(...signs), maxLength: 8 })
const SIGNS = ['a', 'é', '"', ';', ',', '\t', '|', ' ', '1', "'", '=']
const table = (signs: string[]) => fc.array(fc.array(cell(signs), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
const lineEnds = fc.constantFrom('\r\n', '\n')

describe('createCsvReader', () => {
  it('reads back whatever a generator writes, in every dialect and in pieces of any size', () => {
    fc.assert(
      fc.property(
        table([...SIGNS, '\n', '\r', '\r\n']),
        delimiters,
        lineEnds,
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 6 }),
        (rows, delimiter, newline, quotes, places) => {
          const text = `${Papa.unparse(rows, { delimiter, newline, quotes })}${newline}`
          expect(read(cut(text, places), delimiter)).toEqual({ rows, broken: [] })
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('reads files whose lines end in CR alone', () => {
    fc.assert(
      fc.property(table(SIGNS), delimiters, fc.array(fc.nat(), { maxLength: 3 }), (rows, delimiter, places) => {
        const text = Papa.unparse([['a', 'b'], ...rows], { delimiter, newline: '\r' })
        expect(read(cut(text, places), delimiter).rows).toEqual([['a', 'b'], ...rows])
      }),
    )
  })

  it('gives the same rows in one piece as letter by letter, for any text at all', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r', ' ', '\0', '\uFEFF'), maxLength: 60 })
    fc.assert(
      fc.property(texts, (text) => {
        expect(read([...text])).toEqual(read([text]))
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back what csvRow writes, once csvText has taken the mark before a formula away', () => {
    fc.assert(
      fc.property(table([...SIGNS, '\n', '\r', '+', '-', '@']), delimiters, (rows, delimiter) => {
        const text = rows.map((row) => csvRow(row, delimiter)).join('')
        expect(rowsIn(text, delimiter).map((row) => row.map(csvText))).toEqual(rows)
      }),
    )
  })

  it.each<[string, string, string[][]]>([
    [
      'a line break in a cell',
      'id;nome\r\n1;"Ana\r\nSouza"\r\n',
      [
        ['id', 'nome'],
        ['1', 'Ana\r\nSouza'],
      ],
    ],
    ['no line break at the end', 'id\n1', [['id'], ['1']]],
    [
      'a closing mark at the end',
      'id;n\n1;"Ana"',
      [
        ['id', 'n'],
        ['1', 'Ana'],
      ],
    ],
    [
      'empty lines and blanks alone',
      'id;n\n\n1;2\n   \n\r\n3;4\n\u001a',
      [
        ['id', 'n'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'cells that are all empty',
      'id;n\n;\n',
      [
        ['id', 'n'],
        ['', ''],
      ],
    ],
    ['too few and too many cells', 'a;b\n1\n1;2;3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
    [
      'a byte order mark',
      '\uFEFFid;n\n1;2\n',
      [
        ['id', 'n'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark before a quoted name',
      '\uFEFF"id";"n"\n1;2\n',
      [
        ['id', 'n'],
        ['1', '2'],
      ],
    ],
    [
      "Excel's line with the separator",
      'sep=;\r\nid;n\r\n1;2\r\n',
      [
        ['id', 'n'],
        ['1', '2'],
      ],
    ],
    [
      'NULs',
      'id;n\n1\0;A\0na\n',
      [
        ['id', 'n'],
        ['1', 'Ana'],
      ],
    ],
    [
      'blanks after a closing mark',
      'a;b\n"1" ;"2"  \n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a mark inside a cell',
      'a;b\nTV 32";Ana "Nina"\n',
      [
        ['a', 'b'],
        ['TV 32"', 'Ana "Nina"'],
      ],
    ],
    [
      'marks in a quoted cell that nobody doubled',
      'a;b\n1;"Bar "do" Zé"\n',
      [
        ['a', 'b'],
        ['1', 'Bar "do" Zé'],
      ],
    ],
    [
      'LF and CRLF in one file',
      'a;b\n1;2\r\n3;"4"\r\n5;6\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
  ])('reads %s', (_, text, rows) => {
    expect(rowsIn(text)).toEqual(rows)
    expect(read([...text]).rows).toEqual(rows)
  })

  it('reads a line alone whose mark would swallow the lines below, and says so', () => {
    expect(read(['id;nome;fone\n1;"Ana;11\n2;"Bia";22\n3;Caio;33\n'])).toEqual({
      rows: [
        ['id', 'nome', 'fone'],
        ['1', '"Ana', '11'],
        ['2', 'Bia', '22'],
        ['3', 'Caio', '33'],
      ],
      broken: [1],
    })
  })

  it('loses no line after a mark that is never closed, however long the file goes on', () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `${at};Ana ${at};11987650321`)
    const text = `id;nome;fone\n0;"Ana;1\n${lines.join('\n')}\n`
    const pieces = Array.from({ length: Math.ceil(text.length / 65_536) }, (_, at) => text.slice(at * 65_536, (at + 1) * 65_536))
    const { rows, broken } = read(pieces)
    expect(rows).toHaveLength(40_002)
    expect(broken).toEqual([1])
    expect(rows.at(-1)).toEqual(['39999', 'Ana 39999', '11987650321'])
  })

  it('comes to an end where every line opens a mark', () => {
    const text = `id;nome\n${'1;"Ana\n'.repeat(100_000)}`
    const { rows, broken } = read([text])
    expect(rows).toHaveLength(100_001)
    expect(broken).toHaveLength(100_000)
  })
})
