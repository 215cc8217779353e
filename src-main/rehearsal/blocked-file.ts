import { open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CsvDialect } from '#core/contacts'
import { csvRow } from '#core/csv'
import type { Blocked } from '#core/sending'
import { encode } from '../contacts/index.ts'
import { FILE_MODE, removeTemporary, temporaryFolder } from '../disk/index.ts'

/** Columns behind those of the history; for the client's people, who are Brazilian. */
const COLUMNS = ['linha', 'derivado', 'motivo', 'detalhe'] as const

type Row = {
  cells: readonly string[]
  row: number
  /** The status of an event that a `nextStatus` made; null: the row's own. */
  derivedStatus: string | null
}
export type BlockedRow = Row & { decision: Blocked }
/** `reason`: its id; `detail`: what made it apply, in a few words. */
export type ReasonedRow = Row & { reason: string; detail: string }

export type RowsFile<R> = {
  add(rows: readonly R[]): Promise<void>
  /** Puts it in place; until then there is what was there before. */
  keep(): Promise<void>
  /** Takes away what was not kept. */
  drop(): Promise<void>
}
export type BlockedFile = RowsFile<BlockedRow>

/**
 * The rows that were held back, as the history has them and in its own encoding and separator, each with its line, the
 * reason's id and what made it apply.
 * @param explain what made a reason apply, in a few words; '' where nothing is to be added
 */
export async function openBlockedFile(
  path: string,
  headers: readonly string[],
  dialect: Pick<CsvDialect, 'delimiter' | 'encoding' | 'bomBytes'>,
  statusColumn: number | undefined,
  explain: (decision: Blocked) => string,
): Promise<BlockedFile> {
  const file = await openRowsFile(path, headers, dialect, statusColumn)
  return {
    ...file,
    add: (rows) => file.add(rows.map(({ decision, ...row }) => ({ ...row, reason: decision.reason, detail: explain(decision) }))),
  }
}

/** Rows of a history in its own encoding and separator, each with its line and a reason. */
export async function openRowsFile(
  path: string,
  headers: readonly string[],
  { delimiter, encoding, bomBytes }: Pick<CsvDialect, 'delimiter' | 'encoding' | 'bomBytes'>,
  statusColumn: number | undefined,
): Promise<RowsFile<ReasonedRow>> {
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
      const lines = rows.map(({ cells, row, derivedStatus, reason, detail }) => {
        const whole = headers.map((_, at) => (derivedStatus !== null && at === statusColumn ? derivedStatus : (cells[at] ?? '')))
        return csvRow([...whole, String(row), derivedStatus === null ? '' : 'sim', reason, detail], delimiter)
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
