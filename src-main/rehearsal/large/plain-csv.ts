import type { CsvDialect } from '#core/contacts'
import { piecesOf } from '../../contacts/index.ts'
import { text } from './duckdb.ts'

/** What of a file decides how it is asked for. */
export type PlainCsv = {
  path: string
  dialect: CsvDialect
  width: number
  hasQuotes: boolean
  /** Blanks other than the usual one, which both sides would have to know at the ends of a cell. */
  hasOddBlanks: boolean
}

const [NUL, TAB, LF, CR, QUOTE] = [0, 9, 10, 13, 34]
/** Stands for a cell that isn't there. */
const NOTHING = 1
/** First bytes of every blank beyond ASCII that `trim` takes away, in UTF-8; and of signs that are none, which costs time only. */
const ODD = [TAB, 11, 12, 0xc2, 0xe1, 0xe2, 0xe3, 0xef]

/**
 * Whether DuckDB reads the rows of a file exactly as `createCsvReader` does; null: it may not, or can't be sure. Not
 * taken are encodings other than UTF-8; Excel's `sep=;`; text that has to be mended; marks that don't stand at a cell's
 * ends; line breaks that are a CR alone; NULs; names in which DuckDB sees a pattern. Rows that are too long are refused
 * when they are read.
 */
export async function inspectPlain(path: string, dialect: CsvDialect, width: number): Promise<PlainCsv | null> {
  if (dialect.encoding !== 'utf-8' || dialect.mendsText || width < 2 || /[*?[\]{}]/.test(path)) return null
  const delimiter = dialect.delimiter.charCodeAt(0)
  let before = LF
  let isQuoted = false
  let isFirst = true
  let hasQuotes = false
  let hasOddBlanks = false
  /** The last byte of the piece before could not be judged without the next. */
  let left: typeof QUOTE | typeof CR | null = null
  const isEnd = (byte: number): boolean => byte === delimiter || byte === LF || byte === CR

  for await (const piece of piecesOf(path)) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    let from = 0
    if (isFirst) {
      isFirst = false
      if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) from = 3
      if (/^sep=/i.test(bytes.toString('latin1', from, from + 4))) return null
    }
    if (bytes.includes(NUL) || bytes.includes(NOTHING)) return null
    hasOddBlanks ||= ODD.some((byte) => byte !== delimiter && bytes.indexOf(byte, from) !== -1)
    if (left === CR && bytes[0] !== LF) return null
    if (left === QUOTE) {
      if (bytes[0] === QUOTE) from = 1
      else if (isEnd(bytes[0] ?? LF)) isQuoted = false
      else return null
    }
    left = null
    for (let at = bytes.indexOf(CR, from); at !== -1; at = bytes.indexOf(CR, at + 1)) {
      if (at === bytes.length - 1) left = CR
      else if (bytes[at + 1] !== LF) return null
    }
    for (let at = bytes.indexOf(QUOTE, from); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
      hasQuotes = true
      if (!isQuoted) {
        const previous = at === 0 ? before : (bytes[at - 1] ?? LF)
        // The first cell of the file may stand behind a byte order mark.
        if (!(at === from && from === 3) && !isEnd(previous)) return null
        isQuoted = true
      } else if (at === bytes.length - 1) left = QUOTE
      else if (bytes[at + 1] === QUOTE) at++
      else if (isEnd(bytes[at + 1] ?? LF)) isQuoted = false
      else return null
    }
    before = bytes[bytes.length - 1] ?? LF
  }
  if (left === CR || (isQuoted && left !== QUOTE)) return null
  return { path, dialect, width, hasQuotes, hasOddBlanks }
}

/** Its rows for a query: all columns as text, `c0`, `c1`…; what a short row lacks is null. */
export function readPlain({ path, dialect, width, hasQuotes }: PlainCsv): string {
  const columns = Array.from({ length: width }, (_, at) => `'c${at}': 'VARCHAR'`).join(', ')
  const quote = hasQuotes ? text('"') : "''"
  return `read_csv(${text(path)}, auto_detect=false, header=true, columns={${columns}}, delim=${text(dialect.delimiter)},
    quote=${quote}, escape=${quote}, nullstr=E'\\x01', null_padding=true, max_line_size=${LONGEST_LINE}, compression='none')`
}

/** A record that is longer is one whose mark nobody closed, for `createCsvReader`. */
const LONGEST_LINE = 1 << 18

const BLANKS = [
  9, 10, 11, 12, 13, 32, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a,
  0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
]
  .map((code) => `chr(${code})`)
  .join('||')

/** A cell of it as `trim` leaves it; '' where there is none. */
export function trimmed({ hasQuotes, hasOddBlanks }: PlainCsv, column: number | undefined): string {
  if (column === undefined) return "''"
  const cell = `coalesce(c${column}, '')`
  // A line break may stand in a cell only within marks.
  return hasQuotes || hasOddBlanks ? `trim(${cell}, ${BLANKS})` : `trim(${cell})`
}

/** Lines without a cell, or with nothing but blanks in the only one, are left out as `createCsvReader` does. */
export function isRow(csv: PlainCsv): string {
  // In a CASE the rest is not asked of each row.
  return `CASE WHEN c1 IS NULL THEN ${trimmed(csv, 0)} NOT IN ('', chr(26)) ELSE true END`
}
