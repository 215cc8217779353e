import type { CsvDialect } from './model.ts'
import { ContactFileError } from './problem.ts'
import { createCsvReader } from './rows.ts'

const DELIMITERS = [';', '\t', ',', '|'] as const satisfies readonly CsvDialect['delimiter'][]
/** So many lines tell how a file is written. */
const SAMPLE_ROWS = 200

/** What files begin with that are no text: zip and xlsx, xls and doc, PDF, PNG, JPEG, gzip, RAR, 7z. */
const NO_TEXT = ['504b0304', '504b0506', 'd0cf11e0', '25504446', '89504e47', 'ffd8ff', '1f8b', '52617221', '377abcaf']

/**
 * How a CSV is written. `head`: its first bytes, some tens of kilobytes; `isUtf8`: whether
 * all its bytes are valid UTF-8, because the first accent may come late.
 * @throws {ContactFileError} `empty`, `not-text`, `utf-16`
 */
export function detectDialect(head: Uint8Array, isUtf8: boolean): CsvDialect {
  if (head.length === 0) throw new ContactFileError('empty')
  const start = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (NO_TEXT.some((magic) => start.startsWith(magic))) throw new ContactFileError('not-text')
  if (start.startsWith('feff')) throw new ContactFileError('utf-16')
  const { encoding, bomBytes } = encodingOf(start, isUtf8)
  if (encoding !== 'utf-16le' && isBinary(head)) throw new ContactFileError('not-text')
  const text = new TextDecoder(encoding).decode(head)
  return { encoding, bomBytes, delimiter: delimiterOf(text) }
}

function encodingOf(start: string, isUtf8: boolean): Pick<CsvDialect, 'encoding' | 'bomBytes'> {
  if (start.startsWith('fffe')) return { encoding: 'utf-16le', bomBytes: 2 }
  if (start.startsWith('efbbbf')) return { encoding: 'utf-8', bomBytes: 3 }
  return { encoding: isUtf8 ? 'utf-8' : 'windows-1252', bomBytes: 0 }
}

/** A stray NUL is an export's bug; many control characters are another kind of file. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls++
  return controls > 8 && controls * 50 > head.length
}

/** The one that parts most rows into as many cells as the first has, and into the most cells. */
function delimiterOf(text: string): CsvDialect['delimiter'] {
  const declared = /^\uFEFF?sep=([;,|\t])/i.exec(text)?.[1]
  const score = (delimiter: string): number => {
    if (delimiter === declared) return Number.POSITIVE_INFINITY
    const reader = createCsvReader(delimiter)
    const all = [...reader.push(text), ...reader.end()].slice(0, SAMPLE_ROWS)
    // The last may have been cut.
    const rows = all.length > 2 ? all.slice(0, -1) : all
    const width = rows[0]?.length ?? 0
    return (width - 1) * (rows.filter((row) => row.length === width).length / rows.length || 0)
  }
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: score(delimiter) }))
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter
}
