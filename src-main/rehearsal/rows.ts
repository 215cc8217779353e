import type { CsvDialect } from '#core/contacts'
import { readCsv } from '../contacts/index.ts'

/** Rows of a file or of a table, some thousands at a time, as often as they are asked for. */
export type Rows<Mapping> = {
  headers: readonly string[]
  /** Field to column, from 0. */
  mapping: Mapping
  /** They come in the order of time, so that nobody has to look. */
  isOrdered?: boolean
  /** The file that they are in, where they are in one as it stands. */
  file?: { path: string; dialect: CsvDialect }
  rows(): AsyncIterable<readonly (readonly string[])[]>
}

/** The rows of a CSV below its columns' names. */
export const rowsOfFile = <Mapping>({
  path,
  dialect,
  headers,
  mapping,
}: {
  path: string
  dialect: CsvDialect
  headers: readonly string[]
  mapping: Mapping
}): Rows<Mapping> => ({
  headers,
  mapping,
  file: { path, dialect },
  async *rows() {
    let isFirst = true
    for await (const batch of readCsv(path, dialect)) {
      yield isFirst ? batch.slice(1) : batch
      isFirst = false
    }
  },
})
