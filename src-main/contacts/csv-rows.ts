import { open } from 'node:fs/promises'
import { ContactFileError, type CsvDialect } from '#core/contacts'
import { createCsvReader } from '#core/csv'
import { mendDoubleEncoding } from '#core/text'
import { createDecoder } from './encoding.ts'

/** A path, or a file's bytes in pieces of any size. */
export type CsvSource = string | AsyncIterable<Uint8Array>

/** Some thousands of rows a batch: few enough to leave the event loop free between two. */
const PIECE_BYTES = 128 * 1024

/**
 * The rows of a CSV, the one with the column names first, some thousands at a time.
 * `onBroken` is told, before a batch is given, which of its rows have a quotation mark that nobody closed.
 * @throws {ContactFileError} `unreadable`
 */
export async function* readCsv(
  source: CsvSource,
  { encoding, delimiter, mendsText }: CsvDialect,
  { onBroken }: { onBroken?: (indices: readonly number[]) => void } = {},
): AsyncGenerator<string[][], void, undefined> {
  const decoder = createDecoder(encoding)
  const reader = createCsvReader(delimiter)
  const given = (rows: string[][]): string[][] => (mendsText ? rows.map((cells) => cells.map(mendDoubleEncoding)) : rows)
  for await (const piece of piecesOf(source)) {
    const rows = reader.push(decoder.decode(piece))
    if (reader.broken().length > 0) onBroken?.(reader.broken())
    if (rows.length > 0) yield given(rows)
  }
  for (const rows of [reader.push(decoder.end()), reader.end()]) {
    if (reader.broken().length > 0) onBroken?.(reader.broken())
    if (rows.length > 0) yield given(rows)
  }
}

/** The bytes of a source. A piece of a file is only good until the next is asked for: the same memory holds them all. */
export async function* piecesOf(source: CsvSource): AsyncGenerator<Uint8Array, void, undefined> {
  if (typeof source !== 'string') return yield* source
  const handle = await open(source).catch(unreadable)
  const buffer = new Uint8Array(PIECE_BYTES)
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length).catch(unreadable)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

function unreadable(cause: unknown): never {
  throw new ContactFileError('unreadable', { cause })
}
