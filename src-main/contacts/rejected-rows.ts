import { open } from 'node:fs/promises'
import { CLASS_BITS, type ContactClass } from '#core/contacts'
import { csvRow } from '#core/csv'
import { FILE_MODE } from '../disk/index.ts'
import { encode } from './encoding.ts'
import { importedFile } from './imported-file.ts'
import { importedRows } from './imported-rows.ts'

/** Why a row can't be used, for the client's people, who are Brazilian. A fixed line can be right, and is not here. */
const REASONS = {
  noPhone: 'sem telefone',
  invalidPhone: 'telefone inválido',
  tollFree: 'número 0800, que não recebe mensagens',
  duplicates: 'número repetido: outra linha acima tem o mesmo',
  noId: 'sem identificador',
  brokenQuotes: 'aspas abertas e não fechadas',
} satisfies Partial<Record<ContactClass, string>>

const REASON_BITS = Object.entries(REASONS).map(([name, reason]) => [CLASS_BITS[name as keyof typeof REASONS], reason] as const)
const REJECTED = REASON_BITS.reduce((bits, [bit]) => bits | bit, 0)
const REASON_COLUMN = 'motivo'

/**
 * Writes the rows that can't be used, as the file has them and in its own encoding and
 * separators, each with the reason in one more column; returns how many they are. Cells
 * that a spreadsheet would run as a formula are made inert.
 */
export async function writeRejected(outDir: string, out: string): Promise<number> {
  const imported = await importedFile(outDir)
  if (imported === null) return 0
  const { dialect } = imported
  const handle = await open(out, 'w', FILE_MODE)
  let count = 0
  let width = 0
  try {
    for await (const { headers, rows } of importedRows(imported, (bits) => (bits & REJECTED) !== 0)) {
      const text: string[] = []
      if (width === 0) {
        width = headers.length
        text.push(dialect.bomBytes > 0 ? '\uFEFF' : '', csvRow([...headers, REASON_COLUMN], dialect.delimiter))
      }
      for (const { cells, bits } of rows) {
        const missing = Array<string>(Math.max(0, width - cells.length)).fill('')
        const reasons = REASON_BITS.filter(([bit]) => (bits & bit) !== 0).map(([, reason]) => reason)
        text.push(csvRow([...cells, ...missing, reasons.join('; ')], dialect.delimiter))
      }
      count += rows.length
      await handle.write(encode(text.join(''), dialect.encoding))
    }
  } finally {
    await handle.close()
  }
  return count
}
