import { type CsvDialect, guessContactColumns, guessEvidenceColumns } from '#core/contacts'
import { createCsvReader } from '#core/csv'
import { guessEventColumns, guessPeopleColumns } from '#core/rehearsal'
import { mendDoubleEncoding } from '#core/text'
import { type Columns, columnsOf, type FileKind } from './file-columns.ts'

/** The column names and the first rows of a file. */
export type Head = { headers: string[]; rows: string[][] }

/** Enough for the first rows; the rest is read by the main process. */
const HEAD_BYTES = 64 * 1024
/** As many as the main process sends. */
const ROWS = 20

/** The beginning of a file under a dialect that a person chose. */
export async function readHead(file: Blob, { encoding, delimiter, bomBytes, mendsText }: CsvDialect): Promise<Head> {
  const bytes = await file.slice(bomBytes, HEAD_BYTES).arrayBuffer()
  const reader = createCsvReader(delimiter)
  const complete = reader.push(new TextDecoder(encoding).decode(bytes))
  // Beyond the head the last row would be half of one.
  const [headers = [], ...rows] = file.size > HEAD_BYTES ? complete : [...complete, ...reader.end()]
  const mend = (cells: string[]): string[] => (mendsText ? cells.map(mendDoubleEncoding) : cells)
  return { headers: mend(headers), rows: rows.slice(0, ROWS).map(mend) }
}

export const guessColumns = (kind: FileKind, { headers, rows }: Head): Columns =>
  columnsOf(kind, GUESS[kind](headers, rows), headers.length)

const GUESS = {
  contacts: guessContactColumns,
  evidence: guessEvidenceColumns,
  optOuts: guessEvidenceColumns,
  events: guessEventColumns,
  people: guessPeopleColumns,
} satisfies Record<FileKind, unknown>
