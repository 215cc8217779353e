import { readFile } from 'node:fs/promises'
import { readCsv } from './csv-rows.ts'
import type { ImportedFile } from './imported-file.ts'

/** A row of an imported contact file. `row` counts the data rows from 1. */
export type ImportedRow = { row: number; cells: string[]; bits: number }

/** The classes of every row, in the file's order. */
export async function classBits({ classes }: ImportedFile): Promise<(row: number) => number> {
  const bytes = await readFile(classes)
  return (row) => (row * 2 <= bytes.length ? bytes.readUInt16LE((row - 1) * 2) : 0)
}

/** The column names, and then the rows that are wanted, in batches; stops after row `last`. */
export async function* importedRows(
  imported: ImportedFile,
  isWanted: (bits: number, row: number) => boolean,
  last = imported.rows,
): AsyncGenerator<{ headers: string[]; rows: ImportedRow[] }, void, undefined> {
  const bitsOf = await classBits(imported)
  let headers: string[] | null = null
  let row = 0
  for await (const batch of readCsv(imported.file, imported.dialect)) {
    const rows: ImportedRow[] = []
    for (const cells of batch) {
      if (headers === null) {
        headers = cells
        continue
      }
      row++
      const bits = bitsOf(row)
      if (row <= last && isWanted(bits, row)) rows.push({ row, cells, bits })
    }
    yield { headers: headers ?? [], rows }
    if (row >= last) return
  }
}
