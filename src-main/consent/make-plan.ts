import { createHash } from 'node:crypto'
import { join } from 'node:path'
import {
  defaultTrueValue,
  type EvidenceReview,
  PLAN_FILES,
  type PlanFigures,
  type PlanFileName,
  REVOKE_FILES,
  type RejectionReason,
  type SqlTarget,
  UNDECIDED_FILE,
  writeScripts,
} from '#core/consent'
import { csvRow } from '#core/csv'
import { formatPhone } from '#core/phone'
import { instant } from '../clock.ts'
import { encode } from '../contacts/index.ts'
import { writeFileSet } from '../disk/index.ts'
import { type PlanInput, type PlanInputs, readWills } from './read-wills.ts'
import { openTextFile, type TextFile } from './text-file.ts'

export type PlanOptions = PlanInputs & {
  /** The folder for the files; made if it is not there. None of them may be. */
  out: string
  /** `trueValue` null: the contacts file's own word for yes. It must pass `checkSqlTarget`. */
  target: Omit<SqlTarget, 'trueValue'> & { trueValue: string | null }
}

/** What summary.json says: the figures first. */
export type PlanSummary = PlanFigures & {
  /** Rows of rejected.csv. With `toUpdate` and `alreadyOptedIn` they are all contacts. */
  rejected: number
  /** Contacts of revoke.sql, and the hash of its bytes; null: nobody has to be unmarked. */
  revoke: { contacts: number; hash: string } | null
  /** Rows of undecided.csv: of the list of who left, those that don't say so. Absent: there was no list. */
  undecidedOptOuts?: number
  generatedAt: string
  /** Hex of the SHA-256 of update.sql: what was signed is what is run. Empty where nothing was to be marked. */
  planHash: string
  target: SqlTarget
  inputs: Partial<Record<PlanInput, { name: string; sha256: string }>>
}

/** For the client's people, who are Brazilian. */
const REASONS: Record<RejectionReason, string> = {
  'no-id': 'sem identificador',
  'repeated-id': 'identificador repetido na base',
  'no-phone': 'sem telefone',
  'invalid-phone': 'telefone inválido',
  'made-up-phone': 'telefone inventado',
  'shared-phone': 'telefone de mais de uma pessoa',
  refused: 'recusou',
  revoked: 'revogou o aceite',
  'no-evidence': 'sem evidência de aceite',
  'no-date': 'evidência de aceite sem data legível',
  'future-date': 'evidência de aceite com data no futuro',
  'before-whatsapp': 'evidência de aceite de antes do WhatsApp',
  'unknown-term': 'evidência de uma versão do termo que não existe',
  'term-not-yet': 'evidência anterior à versão do termo que cita',
  undecidable: 'resposta que não diz sim nem não',
  'phone-of-another': 'evidência com o id de um contato e o telefone de outro',
}
const DECISIONS = { refused: 'recusou', revoked: 'revogou' } as const
const REASON_COLUMN = 'motivo'
const PLAN_COLUMNS = ['id', 'nome', 'telefone', 'aceita_whatsapp', 'data', 'origem', 'termo']
const UNDECIDED_COLUMNS = ['linha', 'id', 'telefone', 'resposta', 'motivo']
const NOT_LEFT = 'resposta que não é um pedido de saída'
const REVOKE_COLUMNS = ['id', 'nome', 'telefone', 'aceita_whatsapp', 'decisao', 'data']
const BOM = '\uFEFF'

/**
 * The base-update plan of a contacts file and an evidence file: plan.csv with those who may
 * be marked, update.sql and undo.sql for the client's database, rejected.csv with those who
 * can't be, as their file has them and why, and summary.json. Where somebody said no who is
 * marked, or may be: revoke.csv, revoke.sql and revoke-undo.sql besides. The files are read as
 * streams; what stays in memory are the evidence, some numbers a contact and the ids.
 * All files are there at once or not at all, and never over others.
 * @throws {ContactFileError} where a file can't be read
 * @throws {FileSetError} where `out` has one of them already
 * @throws the signal's reason when it is cancelled
 */
export async function makePlan(options: PlanOptions): Promise<PlanSummary> {
  return writeFileSet(options.out, [...PLAN_FILES, ...REVOKE_FILES, UNDECIDED_FILE], (folder) => writePlan(options, folder))
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

/** What stands between the evidence and the plan: the same reading, of which nothing is written. */
export async function reviewEvidence(inputs: PlanInputs): Promise<EvidenceReview> {
  const { plan, judged } = await readWills(inputs)
  for await (const _ of judged()) void _
  return plan.review()
}

type OpenFile = (name: PlanFileName, write?: (text: string) => Buffer) => Promise<TextFile>

async function writeFiles(
  options: Omit<PlanOptions, 'out'>,
  open: OpenFile,
  inOwnEncoding: (text: string) => Buffer,
): Promise<PlanSummary> {
  const { contacts, evidence, target: wanted, clock } = options
  const { plan, judged, inputs, undecided } = await readWills(options)
  const isMarking = evidence !== null
  const planned = isMarking ? await open('plan.csv') : null
  const rejected = isMarking ? await open('rejected.csv', inOwnEncoding) : null
  let revoked: TextFile | null = null
  const openRevoked = async (): Promise<TextFile> => {
    const opened = await open('revoke.csv')
    await opened.add(BOM + csvRow(REVOKE_COLUMNS, ';'))
    return opened
  }
  await planned?.add(BOM + csvRow(PLAN_COLUMNS, ';'))
  const ids = { mark: new Set<string>(), unmark: new Set<string>() }
  let count = 0
  let width = 0
  for await (const { headers, rows } of judged()) {
    if (headers !== null) {
      width = headers.length
      await rejected?.add(
        (contacts.dialect.bomBytes > 0 ? BOM : '') + csvRow([...headers, REASON_COLUMN], contacts.dialect.delimiter),
      )
    }
    const lines = { planned: '', rejected: '', revoked: '' }
    for (const { cells, contact, verdict } of rows) {
      const { leaving } = verdict
      if (leaving !== null && !ids.unmark.has(leaving.id)) {
        ids.unmark.add(detached(leaving.id))
        const { id, decision, date } = leaving
        const day = date === null ? '' : brazilian(date)
        lines.revoked += csvRow([id, contact.name, contact.phone.trim(), contact.acceptsWhatsApp, DECISIONS[decision], day], ';')
      }
      if (verdict.outcome === 'update') {
        const { id, e164, evidence: proof } = verdict
        ids.mark.add(detached(id))
        lines.planned += csvRow([id, contact.name, spoken(e164), 'S', brazilian(proof.date), proof.origin, proof.term], ';')
      } else if (verdict.outcome === 'rejected') {
        count++
        const missing = Array<string>(Math.max(0, width - cells.length)).fill('')
        const reasons = verdict.reasons.map((reason) => REASONS[reason]).join(', ')
        lines.rejected += csvRow([...cells, ...missing, reasons], contacts.dialect.delimiter)
      }
    }
    await planned?.add(lines.planned)
    await rejected?.add(lines.rejected)
    if (lines.revoked !== '') {
      revoked ??= await openRevoked()
      await revoked.add(lines.revoked)
    }
  }
  // A list of who left is answered by a script, were it an empty one.
  if (!isMarking) revoked ??= await openRevoked()
  await planned?.close()
  await rejected?.close()
  await revoked?.close()
  if (undecided.length > 0) {
    const file = await open(UNDECIDED_FILE)
    await file.add(BOM + csvRow(UNDECIDED_COLUMNS, ';'))
    for (const { row, id, phone, text } of undecided) await file.add(csvRow([String(row), id, phone, text, NOT_LEFT], ';'))
    await file.close()
  }

  const figures = plan.figures()
  const trueValue = wanted.trueValue ?? plan.word(true) ?? defaultTrueValue(wanted.dialect)
  const target: SqlTarget = { ...wanted, trueValue }
  const planHash = isMarking ? await writePair(open, target, 'mark', [...ids.mark], figures) : ''
  // The base's own word, where nobody chose another.
  const falseValue = wanted.falseValue ?? (wanted.trueValue === null ? plan.word(false) : null)
  const unmarking = { ...target, ...(falseValue !== null && { falseValue }) }
  const hash = revoked ? await writePair(open, unmarking, 'unmark', [...ids.unmark], figures) : ''

  const summary: PlanSummary = {
    ...figures,
    rejected: isMarking ? count : 0,
    revoke: revoked ? { contacts: ids.unmark.size, hash } : null,
    ...(options.optOuts && { undecidedOptOuts: undecided.length }),
    generatedAt: instant(clock),
    planHash,
    target,
    inputs: inputs(),
  }
  const file = await open('summary.json')
  await file.add(`${JSON.stringify(summary, null, 2)}\n`)
  await file.close()
  return summary
}

const SCRIPTS = { mark: ['update.sql', 'undo.sql'], unmark: ['revoke.sql', 'revoke-undo.sql'] } as const

/** The script and its undo; hex of the script's hash. */
async function writePair(
  open: OpenFile,
  target: SqlTarget,
  change: keyof typeof SCRIPTS,
  ids: string[],
  figures: PlanFigures,
): Promise<string> {
  const [forward, back] = SCRIPTS[change]
  const scripts = writeScripts(target, { ids, run: runOf(target, ids), figures, change })
  const update = await open(forward)
  for (const piece of scripts.update()) await update.add(piece)
  const hash = await update.close()
  const undo = await open(back)
  await undo.add(scripts.undo())
  await undo.close()
  return hash
}

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
