import { createCsvReader } from '#core/csv'
import { encodingOf, isText } from '#core/text'
import type { CsvDialect } from './model.ts'
import { ContactFileError } from './problem.ts'

const DELIMITERS = [';', '\t', ',', '|'] as const satisfies readonly CsvDialect['delimiter'][]
/** So many lines tell how a file is written. */
const SAMPLE_ROWS = 200

/**
 * How a CSV is written. `head`: its first bytes, some tens of kilobytes; `isUtf8`: what
 * `createUtf8Check` says of all its bytes, because the first accent may come late.
 * @throws {ContactFileError} `empty`, `not-text`, `utf-16`
 */
export function detectDialect(head: Uint8Array, isUtf8: boolean): CsvDialect {
  if (head.length === 0) throw new ContactFileError('empty')
  if (!isText(head)) throw new ContactFileError('not-text')
  const { encoding, bomBytes } = encodingOf(head, isUtf8)
  if (encoding === 'utf-16be') throw new ContactFileError('utf-16')
  const text = new TextDecoder(encoding).decode(head)
  return { encoding, bomBytes, delimiter: delimiterOf(text) }
}

/** The one that parts most rows into as many cells as the first has, and into the most cells. */
function delimiterOf(text: string): CsvDialect['delimiter'] {
  const declared = /^\uFEFF?sep=([;,|\t])/i.exec(text)?.[1]
  const score = (delimiter: string): number => {
    if (delimiter === declared) return Number.POSITIVE_INFINITY
    const all = createCsvReader(delimiter).end(text).slice(0, SAMPLE_ROWS)
    // The last may have been cut.
    const rows = all.length > 2 ? all.slice(0, -1) : all
    const width = rows[0]?.length ?? 0
    return (width - 1) * (rows.filter((row) => row.length === width).length / rows.length || 0)
  }
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: score(delimiter) }))
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter
}
