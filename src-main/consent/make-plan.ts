import { createHash, type Hash } from 'node:crypto'
import { basename, join } from 'node:path'
import {
  type ConsentPlan,
  createPlan,
  defaultTrueValue,
  PLAN_FILES,
  type PlanFigures,
  type PlanFileName,
  type RejectionReason,
  type SqlTarget,
  writeScripts,
} from '#core/consent'
import type { ContactMapping, CsvDialect, EvidenceMapping } from '#core/contacts'
import { csvRow } from '#core/csv'
import { formatPhone } from '#core/phone'
import { type Clock, instant } from '../clock.ts'
import { encode, piecesOf, readCsv } from '../contacts/index.ts'
import { writeFileSet } from '../disk/index.ts'
import { openTextFile, type TextFile } from './text-file.ts'

export type PlanFile<Mapping> = {
  path: string
  dialect: CsvDialect
  mapping: Mapping
  /** What the summary calls it; the path's last part where there is none. */
  name?: string
}

export type PlanOptions = {
  contacts: PlanFile<ContactMapping>
  evidence: PlanFile<EvidenceMapping>
  /** The folder for the five files; made if it is not there. None of them may be. */
  out: string
  /** `trueValue` null: the contacts file's own word for yes. It must pass `checkSqlTarget`. */
  target: Omit<SqlTarget, 'trueValue'> & { trueValue: string | null }
  clock: Clock
  signal?: AbortSignal
  /** After each batch of rows, of both files together. */
  onProgress?: (rows: number) => void
}

/** What summary.json says: the figures first. */
export type PlanSummary = PlanFigures & {
  /** Rows of rejected.csv. With `toUpdate` and `alreadyOptedIn` they are all contacts, but that one without an id is in both. */
  rejected: number
  generatedAt: string
  /** Hex of the SHA-256 of update.sql: what was signed is what is run. */
  planHash: string
  target: SqlTarget
  inputs: Record<'contacts' | 'evidence', { name: string; sha256: string }>
}

/** For the client's people, who are Brazilian. */
const REASONS: Record<RejectionReason, string> = {
  'no-id': 'sem identificador',
  'no-phone': 'sem telefone',
  'invalid-phone': 'telefone inválido',
  'no-evidence': 'sem evidência de aceite',
  'evidence-without-date': 'evidência de aceite sem data legível',
}
const REASON_COLUMN = 'motivo'
const PLAN_COLUMNS = ['id', 'nome', 'telefone', 'aceita_whatsapp', 'data', 'origem', 'termo']
const BOM = '\uFEFF'

/**
 * The base-update plan of a contacts file and an evidence file: plan.csv with those who may
 * be marked, update.sql and undo.sql for the client's database, rejected.csv with those who
 * can't be, as their file has them and why, and summary.json. Both files are read as
 * streams; what stays in memory are the evidence, one number a phone and the ids to mark.
 * The five files are there all at once or not at all, and never over others.
 * @throws {ContactFileError} where a file can't be read
 * @throws {FileSetError} where `out` has one of them already
 * @throws the signal's reason when it is cancelled
 */
export async function makePlan(options: PlanOptions): Promise<PlanSummary> {
  return writeFileSet(options.out, PLAN_FILES, (folder) => writePlan(options, folder))
}

/** The same into a folder that is empty and the caller's to put in place or to remove. */
export async function writePlan(options: Omit<PlanOptions, 'out'>, folder: string): Promise<PlanSummary> {
  const { contacts, signal } = options
  const files: TextFile[] = []
  const open = async (name: PlanFileName, write?: (text: string) => Buffer): Promise<TextFile> => {
    const opened = await openTextFile(join(folder, name), write)
    files.push(opened)
    return opened
  }
  try {
    const summary = await writeFiles(options, open, (text) => encode(text, contacts.dialect.encoding))
    signal?.throwIfAborted()
    return summary
  } finally {
    for (const each of files) await each.abandon()
  }
}

async function writeFiles(
  { contacts, evidence, target: wanted, clock, signal, onProgress }: Omit<PlanOptions, 'out'>,
  open: (name: PlanFileName, write?: (text: string) => Buffer) => Promise<TextFile>,
  inOwnEncoding: (text: string) => Buffer,
): Promise<PlanSummary> {
  let rows = 0
  const told = (count: number): void => {
    signal?.throwIfAborted()
    rows += count
    onProgress?.(rows)
  }
  const hashes = { contacts: createHash('sha256'), evidence: createHash('sha256') }
  const plan = createPlan()
  await readEvidence(evidence, plan, hashes.evidence, told)

  const planned = await open('plan.csv')
  const rejected = await open('rejected.csv', inOwnEncoding)
  const { ids, count } = await readContacts(contacts, plan, hashes.contacts, { planned, rejected }, told)
  await planned.close()
  await rejected.close()

  const figures = plan.figures()
  const target: SqlTarget = { ...wanted, trueValue: wanted.trueValue ?? plan.yesWord() ?? defaultTrueValue(wanted.dialect) }
  const scripts = writeScripts(target, { ids, run: runOf(target, ids), figures })
  const update = await open('update.sql')
  for (const piece of scripts.update()) await update.add(piece)
  const planHash = await update.close()
  const undo = await open('undo.sql')
  await undo.add(scripts.undo())
  await undo.close()

  const inputOf = (file: PlanFile<unknown>, hash: Hash) => ({
    name: file.name ?? basename(file.path),
    sha256: hash.digest('hex'),
  })
  const summary: PlanSummary = {
    ...figures,
    rejected: count,
    generatedAt: instant(clock),
    planHash,
    target,
    inputs: { contacts: inputOf(contacts, hashes.contacts), evidence: inputOf(evidence, hashes.evidence) },
  }
  const file = await open('summary.json')
  await file.add(`${JSON.stringify(summary, null, 2)}\n`)
  await file.close()
  return summary
}

async function readEvidence(
  { path, dialect, mapping }: PlanFile<EvidenceMapping>,
  plan: ConsentPlan,
  hash: Hash,
  told: (rows: number) => void,
): Promise<void> {
  let isHeader = true
  for await (const batch of readCsv(hashed(path, hash), dialect)) {
    for (const cells of isHeader ? batch.slice(1) : batch) {
      const cell = cellsOf(cells)
      plan.addEvidence({
        id: cell(mapping.id),
        phone: cell(mapping.phone),
        date: cell(mapping.date),
        origin: cell(mapping.origin),
        term: cell(mapping.term),
      })
    }
    isHeader = false
    told(batch.length)
  }
}

async function readContacts(
  { path, dialect, mapping }: PlanFile<ContactMapping>,
  plan: ConsentPlan,
  hash: Hash,
  { planned, rejected }: Record<'planned' | 'rejected', TextFile>,
  told: (rows: number) => void,
): Promise<{ ids: string[]; count: number }> {
  const ids = new Set<string>()
  let count = 0
  let width = 0
  await planned.add(BOM + csvRow(PLAN_COLUMNS, ';'))
  for await (const batch of readCsv(hashed(path, hash), dialect)) {
    const isFirst = width === 0
    if (isFirst) {
      const headers = batch[0] ?? []
      width = headers.length
      await rejected.add((dialect.bomBytes > 0 ? BOM : '') + csvRow([...headers, REASON_COLUMN], dialect.delimiter))
    }
    const lines = { planned: '', rejected: '' }
    for (const cells of isFirst ? batch.slice(1) : batch) {
      const cell = cellsOf(cells)
      const verdict = plan.addContact({
        id: cell(mapping.id),
        phone: cell(mapping.phone),
        acceptsWhatsApp: cell(mapping.acceptsWhatsApp),
      })
      if (verdict.outcome === 'update') {
        const { id, e164, evidence } = verdict
        ids.add(detached(id))
        const { date, origin, term } = evidence
        lines.planned += csvRow([id, cell(mapping.name), spoken(e164), 'S', brazilian(date), origin, term], ';')
      } else if (verdict.outcome === 'rejected') {
        count++
        const missing = Array<string>(Math.max(0, width - cells.length)).fill('')
        const reasons = verdict.reasons.map((reason) => REASONS[reason]).join(', ')
        lines.rejected += csvRow([...cells, ...missing, reasons], dialect.delimiter)
      }
    }
    await planned.add(lines.planned)
    await rejected.add(lines.rejected)
    told(batch.length)
  }
  return { ids: [...ids], count }
}

async function* hashed(path: string, hash: Hash): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of piecesOf(path)) {
    hash.update(piece)
    yield piece
  }
}

const cellsOf =
  (cells: readonly string[]) =>
  (column: number | undefined): string =>
    column === undefined ? '' : (cells[column] ?? '')

/** A part of a text keeps all of it in memory; this one stands alone. */
const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

/**
 * `+55 11 98765-4321`: all of E.164's digits, in groups. A spreadsheet makes `5,51199E+12`
 * of the bare number, and a formula of nothing but digits and a plus is none in groups.
 */
function spoken(e164: string): string {
  const parts = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(e164)
  return parts ? `+55 ${parts[1]} ${parts[2]}-${parts[3]}` : formatPhone(e164)
}

const brazilian = (date: string): string => date.split('-').reverse().join('/')

/** The same plan for the same table has the same name, so that it knows what it has done. */
const runOf = (target: SqlTarget, ids: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([target, ids]))
    .digest('hex')
    .slice(0, 8)
