import { CLASS_BITS, type ContactClass, type ContactField, classesOf, contactMappingSchema } from '#core/contacts'
import type { ContactRow } from '#core/contract'
import { importedFile } from './imported-file.ts'
import { classBits, importedRows } from './imported-rows.ts'

/**
 * The rows of one class after row `after`, at most `limit` of them, and the row to go on
 * after; null where these are the last. The file is read again up to the last of them.
 */
export async function rowsOf(
  outDir: string,
  wanted: ContactClass,
  after: number,
  limit: number,
): Promise<{ rows: ContactRow[]; next: number | null }> {
  const imported = await importedFile(outDir)
  if (imported?.figures == null) return { rows: [], next: null }
  const bit = CLASS_BITS[wanted]
  const bitsOf = await classBits(imported)
  const numbers: number[] = []
  for (let row = after + 1; row <= imported.rows && numbers.length <= limit; row++) if (bitsOf(row) & bit) numbers.push(row)
  const hasMore = numbers.length > limit
  const last = numbers[Math.min(numbers.length, limit) - 1]
  if (last === undefined) return { rows: [], next: null }
  const rows: ContactRow[] = []
  const columns: Partial<Record<ContactField, number>> = contactMappingSchema.parse(imported.mapping)
  for await (const batch of importedRows(imported, (bits, row) => row > after && (bits & bit) !== 0, last))
    for (const { row, cells, bits } of batch.rows) {
      const cell = (field: ContactField): string => cells[columns[field] ?? -1] ?? ''
      const [id, name, phone, flag] = [cell('id'), cell('name'), cell('phone'), cell('acceptsWhatsApp')]
      rows.push({ row, id, name, phone, flag, classes: classesOf(bits) })
    }
  return { rows, next: hasMore ? last : null }
}
