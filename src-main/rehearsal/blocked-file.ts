import { open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CsvDialect } from '#core/contacts'
import { csvRow } from '#core/csv'
import type { Blocked } from '#core/sending'
import { encode } from '../contacts/index.ts'
import { FILE_MODE, removeTemporary, temporaryFolder } from '../disk/index.ts'

/** Columns behind those of the history; for the client's people, who are Brazilian. */
const COLUMNS = ['linha', 'derivado', 'motivo', 'detalhe'] as const

export type BlockedRow = {
  cells: readonly string[]
  row: number
  /** The status of an event that a `nextStatus` made; null: the row's own. */
  derivedStatus: string | null
  decision: Blocked
}

export type BlockedFile = {
  add(rows: readonly BlockedRow[]): Promise<void>
  /** Puts it in place; until then there is what was there before. */
  keep(): Promise<void>
  /** Takes away what was not kept. */
  drop(): Promise<void>
}

/**
 * The rows that were held back, as the history has them and in its own encoding and separator, each with its line, the
 * reason's id and what made it apply.
 * @param explain what made a reason apply, in a few words; '' where nothing is to be added
 */
export async function openBlockedFile(
  path: string,
  headers: readonly string[],
  { delimiter, encoding, bomBytes }: Pick<CsvDialect, 'delimiter' | 'encoding' | 'bomBytes'>,
  statusColumn: number | undefined,
  explain: (decision: Blocked) => string,
): Promise<BlockedFile> {
  const folder = temporaryFolder(dirname(path))
  const draft = join(folder, basename(path))
  const handle = await open(draft, 'wx', FILE_MODE)
  let isOpen = true
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close()
    isOpen = false
  }
  const write = async (text: string): Promise<void> => {
    await handle.write(encode(text, encoding))
  }
  await write((bomBytes > 0 ? '\uFEFF' : '') + csvRow([...headers, ...COLUMNS], delimiter))
  return {
    async add(rows) {
      const lines = rows.map(({ cells, row, derivedStatus, decision }) => {
        const whole = headers.map((_, at) => (derivedStatus !== null && at === statusColumn ? derivedStatus : (cells[at] ?? '')))
        return csvRow([...whole, String(row), derivedStatus === null ? '' : 'sim', decision.reason, explain(decision)], delimiter)
      })
      if (lines.length > 0) await write(lines.join(''))
    },
    async keep() {
      await close()
      await rename(draft, path)
      removeTemporary(folder)
    },
    async drop() {
      await close()
      removeTemporary(folder)
    },
  }
}
