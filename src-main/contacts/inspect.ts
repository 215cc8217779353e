import { isAscii, isUtf8 } from 'node:buffer'
import {
  ContactFileError,
  type ContactMapping,
  type CsvDialect,
  detectDialect,
  type EvidenceMapping,
  guessContactColumns,
  guessEvidenceColumns,
} from '#core/contacts'
import { readPhone } from '#core/phone'
import { type EventMapping, guessEventColumns, guessPeopleColumns } from '#core/rehearsal'
import { createUtf8Check, isDoublyEncoded, mendDoubleEncoding } from '#core/text'
import { piecesOf, readCsv } from './csv-rows.ts'

/** What a file may be about: the client's contacts, who agreed, what a CRM did, and the contacts of that. */
export type FileKind = 'contacts' | 'evidence' | 'events' | 'people'

export type FileInspection<Mapping = ContactMapping | EvidenceMapping | EventMapping> = {
  bytes: number
  dialect: CsvDialect
  headers: string[]
  /** The first twenty, as they will be read. */
  rows: string[][]
  mapping: Mapping
  /** `JosÃ©` for `José`, somewhere in its first rows. */
  isDoublyEncoded: boolean
}

const HEAD_BYTES = 128 * 1024
const SHOWN_ROWS = 20
const SAMPLE_ROWS = 500

/**
 * How a file is written and what its columns seem to be. All of it is read once, because
 * the first accent may come late.
 * @throws {ContactFileError} `empty`, `not-text`, `utf-16`, `no-header`, `unreadable`
 */
export async function inspectFile(path: string, kind: 'contacts'): Promise<FileInspection<ContactMapping>>
export async function inspectFile(path: string, kind: 'evidence'): Promise<FileInspection<EvidenceMapping>>
export async function inspectFile(path: string, kind: FileKind): Promise<FileInspection>
export async function inspectFile(path: string, kind: FileKind): Promise<FileInspection> {
  const check = createUtf8Check({ isUtf8, isAscii })
  const head: Uint8Array[] = []
  let bytes = 0
  for await (const piece of piecesOf(path)) {
    if (bytes < HEAD_BYTES) head.push(piece.slice())
    bytes += piece.length
    check.add(piece)
  }
  const dialect = detectDialect(Buffer.concat(head).subarray(0, HEAD_BYTES), check.isUtf8())
  const [headers = [], ...rows] = await firstRows(path, dialect)
  if (headers.some((cell) => readPhone(cell).e164 !== null)) throw new ContactFileError('no-header')
  if (rows.length === 0) throw new ContactFileError('empty')
  const isDoubly = [headers, ...rows].some((cells) => cells.some(isDoublyEncoded))
  const mend = (cells: string[]): string[] => (isDoubly ? cells.map(mendDoubleEncoding) : cells)
  // Which column is what can be told of the mended names; whether the text is mended is for a person to say.
  const mapping = GUESS[kind](mend(headers), rows.map(mend))
  return { bytes, dialect, headers, rows: rows.slice(0, SHOWN_ROWS), mapping, isDoublyEncoded: isDoubly }
}

const GUESS = {
  contacts: guessContactColumns,
  evidence: guessEvidenceColumns,
  events: guessEventColumns,
  people: guessPeopleColumns,
} satisfies Record<FileKind, unknown>

async function firstRows(path: string, dialect: CsvDialect): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of readCsv(path, dialect)) {
    rows.push(...batch.slice(0, SAMPLE_ROWS + 1 - rows.length))
    if (rows.length > SAMPLE_ROWS) break
  }
  return rows
}
