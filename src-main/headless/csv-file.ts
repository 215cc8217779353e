import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { ContactFileError, type CsvDialect, detectDialect } from '#core/contacts'
import { encodingOf, foldKey, mendDoubleEncoding } from '#core/text'
import { inspectFile, readCsv } from '../contacts/index.ts'
import type { Words } from '../i18n.ts'
import { ordinaryFile } from './given-file.ts'
import { UsageError } from './output.ts'

/** A CSV that was named on the command line. `mapping`: field to column index, from 0. */
export type OpenedFile<Mapping> = {
  path: string
  dialect: CsvDialect
  mapping: Mapping
  headers: string[]
  isDoublyEncoded: boolean
}

/** @throws {UsageError} for what is no CSV */
export async function openFile<Mapping>(
  path: string,
  guess: (headers: readonly string[], rows: readonly string[][]) => Mapping,
  t: Words,
  by: 'names' | 'rows' = 'names',
): Promise<OpenedFile<Mapping>> {
  ordinaryFile(path, t)
  try {
    const { dialect, headers, rows, isDoublyEncoded } = await headersOf(path)
    const mend = (cells: readonly string[]): string[] => cells.map((cell) => (isDoublyEncoded ? mendDoubleEncoding(cell) : cell))
    // By name alone: what stands in a column might be somebody else's yes. In evidence it might be somebody's no.
    return {
      path,
      dialect,
      headers: mend(headers),
      isDoublyEncoded,
      mapping: guess(mend(headers), by === 'rows' ? rows.map(mend) : []),
    }
  } catch (error) {
    if (!(error instanceof ContactFileError)) throw error
    throw new UsageError(t(`cli:consent.file.${error.code}`, { file: path }))
  }
}

async function headersOf(path: string) {
  try {
    return await inspectFile(path, 'contacts')
  } catch (error) {
    if (!(error instanceof ContactFileError) || error.code !== 'empty') throw error
    // Column names and no row below them: nobody has agreed yet, and that is a plan, too.
    const bytes = readFileSync(path)
    const dialect = detectDialect(bytes, encodingOf(bytes).encoding === 'utf-8')
    for await (const [headers] of readCsv(path, dialect))
      if (headers) return { dialect, headers, rows: [], isDoublyEncoded: false }
    throw error
  }
}

type AnyFile = OpenedFile<Record<string, number | undefined>>
/** Columns and what they are, of a file or a table. */
type Columns = Pick<AnyFile, 'path' | 'headers' | 'mapping'>

/** `--column phone="Celular"`, `--column evidence.date=3`, `--column optOut=`: what a person says goes before every guess. */
export function chooseColumns<Name extends string>(
  files: Readonly<Record<Name, Columns | null>>,
  fieldsOf: Readonly<Record<Name, readonly string[]>>,
  given: readonly string[],
  t: Words,
): void {
  const names = Object.keys(fieldsOf) as Name[]
  for (const each of given) {
    const parts = /^(?:([a-z-]+)\.)?([A-Za-z]+)=(.*)$/s.exec(each.trim())
    const [, only, field = '', column = ''] = parts ?? []
    const meant = names.filter((name) => (only === undefined || only === name) && fieldsOf[name].includes(field))
    if (meant.length === 0) {
      const fields = [...new Set(names.flatMap((name) => fieldsOf[name]))].join(', ')
      throw new UsageError(t('cli:consent.badColumn', { given: each, fields }))
    }
    const opened = meant.map((name) => files[name]).filter((file) => file !== null)
    const fitting = opened.filter((file) => column.trim() === '' || columnAt(file, column) !== null)
    if (fitting.length === 0) {
      const columns = opened.flatMap(({ headers }) => headers.map((name) => name.trim())).join(', ')
      throw new UsageError(t('cli:consent.noColumn', { column, field, columns }))
    }
    for (const file of fitting) {
      const { mapping } = file
      const at = column.trim() === '' ? null : columnAt(file, column)
      // A column that a person gave to one field is no other's.
      for (const [other, taken] of Object.entries(mapping)) if (other === field || taken === at) delete mapping[other]
      if (at !== null) mapping[field] = at
    }
  }
}

/** By its name, letter by letter or folded; else by its number from 1. */
function columnAt({ headers }: Columns, column: string): number | null {
  const exact = headers.findIndex((name) => name.trim() === column.trim())
  if (exact !== -1) return exact
  const folded = headers.findIndex((name) => foldKey(name) !== '' && foldKey(name) === foldKey(column))
  if (folded !== -1) return folded
  const number = /^\d{1,4}$/.test(column.trim()) ? Number(column) : 0
  return number >= 1 && number <= headers.length ? number - 1 : null
}

/** `aceites.csv: date = Carimbo de data/hora, decision = Você aceita…`, for whoever has to check it. */
export function readAs({ path, headers, mapping }: Columns, t: Words): string {
  const columns = Object.entries(mapping).flatMap(([field, at]) =>
    at === undefined ? [] : [`${field} = ${(headers[at] ?? '').trim()}`],
  )
  return t('cli:consent.read', { file: basename(path), columns: columns.join(', ') })
}

/** Says which files were encoded twice, or has them mended while they are read. */
export function mendDoubles(
  files: readonly (AnyFile | null)[],
  mendsText: boolean,
  t: Words,
  note: (text: string) => void,
): void {
  for (const file of files) {
    if (!file?.isDoublyEncoded) continue
    if (mendsText) file.dialect = { ...file.dialect, mendsText: true }
    else note(t('cli:consent.doubly', { file: basename(file.path) }))
  }
}
