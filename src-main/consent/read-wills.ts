import { createHash, type Hash } from 'node:crypto'
import { basename } from 'node:path'
import {
  type ConsentPlan,
  type ContactVerdict,
  createBaseRepeats,
  createPlan,
  createWillReader,
  type EvidenceCells,
  type TermInUse,
} from '#core/consent'
import { type ContactMapping, type CsvDialect, type EvidenceMapping, otherChannelIn } from '#core/contacts'
import { choosePhone } from '#core/phone'
import { type Clock, instant } from '../clock.ts'
import { piecesOf, readCsv } from '../contacts/index.ts'

export type PlanFile<Mapping> = {
  path: string
  dialect: CsvDialect
  mapping: Mapping
  /** What the summary calls it; the path's last part where there is none. */
  name?: string
}

/** What is read to find out who agreed, and who took it back. */
export type PlanInputs = {
  contacts: PlanFile<ContactMapping>
  /** Null: nobody is to be marked, only `optOuts` count. */
  evidence: PlanFile<EvidenceMapping> | null
  /** A list of who left: rows say so unless a column of theirs says otherwise. */
  optOuts?: PlanFile<EvidenceMapping> | null
  /** The versions of the term that exist; left out: nobody knows, and every version goes. */
  terms?: readonly TermInUse[]
  clock: Clock
  signal?: AbortSignal
  /** After each batch of rows, of all files together; the contacts are read twice. */
  onProgress?: (rows: number) => void
}

export type PlanInput = 'contacts' | 'evidence' | 'optOuts'

type Contact = { id: string; name: string; phone: string; acceptsWhatsApp: string }
type Judged = {
  /** The first time only. */
  headers: string[] | null
  rows: { cells: string[]; contact: Contact; verdict: ContactVerdict }[]
}

/** A row of the list of who left that does not say so; `row` counts its data rows from 1. */
type Undecided = { row: number; id: string; phone: string; text: string }

export type Wills = {
  plan: ConsentPlan
  undecided: readonly Undecided[]
  /** Every contact with what comes of it, in the file's order; to be read once. */
  judged: () => AsyncGenerator<Judged, void, undefined>
  /** Once all was read. */
  inputs: () => Partial<Record<PlanInput, { name: string; sha256: string }>>
}

/** Reads what repeats in the base, then the evidence and who left; and then, as they are asked for, the contacts. */
export async function readWills({ contacts, evidence, optOuts, terms, clock, signal, onProgress }: PlanInputs): Promise<Wills> {
  let rows = 0
  const told = (count: number): void => {
    signal?.throwIfAborted()
    rows += count
    onProgress?.(rows)
  }
  const hashes = { contacts: createHash('sha256'), evidence: createHash('sha256'), optOuts: createHash('sha256') }
  const repeats = createBaseRepeats()
  for await (const { rows: batch } of contactRows(contacts, null, told)) for (const { contact } of batch) repeats.add(contact)
  const plan = createPlan(repeats)
  const today = instant(clock).slice(0, 10)
  if (evidence) {
    const reader = createWillReader(today, 'agreed', terms ?? [])
    await readEvidence(
      evidence,
      (cells) => void plan.addEvidence(cells, reader),
      hashes.evidence,
      told,
      'other-channel-is-no-yes',
    )
  }
  const undecided: Undecided[] = []
  if (optOuts) {
    const reader = createWillReader(today, 'revoked', [])
    await readEvidence(
      optOuts,
      (cells, row) => {
        const { id, phone, decision } = cells
        if (plan.addEvidence(cells, reader).decision === null)
          undecided.push({ row, id: id.trim(), phone: phone.trim(), text: (decision ?? '').trim() })
      },
      hashes.optOuts,
      told,
    )
  }

  return {
    plan,
    undecided,
    async *judged() {
      for await (const { headers, rows: batch } of contactRows(contacts, hashes.contacts, told))
        yield { headers, rows: batch.map(({ cells, contact }) => ({ cells, contact, verdict: plan.addContact(contact) })) }
    },
    inputs() {
      const inputOf = (file: PlanFile<unknown>, hash: Hash) => ({
        name: file.name ?? basename(file.path),
        sha256: hash.digest('hex'),
      })
      return {
        contacts: inputOf(contacts, hashes.contacts),
        ...(evidence && { evidence: inputOf(evidence, hashes.evidence) }),
        ...(optOuts && { optOuts: inputOf(optOuts, hashes.optOuts) }),
      }
    },
  }
}

async function readEvidence(
  { path, dialect, mapping }: PlanFile<EvidenceMapping>,
  take: (cells: EvidenceCells, row: number) => void,
  hash: Hash,
  told: (rows: number) => void,
  silence?: 'other-channel-is-no-yes',
): Promise<void> {
  let isHeader = true
  let row = 0
  /** What a row says where no column is the answer; null: the file lists who agreed, or left. */
  let unanswered: string | null = null
  for await (const batch of readCsv(hashed(path, hash), dialect)) {
    // What somebody answered about another channel is no yes to this one.
    if (isHeader && silence !== undefined && otherChannelIn(batch[0] ?? []) !== null) unanswered = ''
    for (const cells of isHeader ? batch.slice(1) : batch) {
      const cell = cellsOf(cells)
      const read = {
        id: cell(mapping.id),
        phone: cell(mapping.phone),
        date: cell(mapping.date),
        decision: mapping.decision === undefined ? unanswered : cell(mapping.decision),
        optOut: cell(mapping.optOut),
        origin: cell(mapping.origin),
        term: cell(mapping.term),
      }
      take(read, ++row)
    }
    isHeader = false
    told(batch.length)
  }
}

async function* contactRows(
  { path, dialect, mapping }: PlanFile<ContactMapping>,
  hash: Hash | null,
  told: (rows: number) => void,
): AsyncGenerator<{ headers: string[] | null; rows: { cells: string[]; contact: Contact }[] }, void, undefined> {
  let isFirst = true
  for await (const batch of readCsv(hash === null ? path : hashed(path, hash), dialect)) {
    const rows = (isFirst ? batch.slice(1) : batch).map((cells) => {
      const cell = cellsOf(cells)
      const phone =
        mapping.otherPhone === undefined ? cell(mapping.phone) : choosePhone(cell(mapping.phone), cell(mapping.otherPhone))
      return {
        cells,
        contact: { id: cell(mapping.id), name: cell(mapping.name), phone, acceptsWhatsApp: cell(mapping.acceptsWhatsApp) },
      }
    })
    yield { headers: isFirst ? (batch[0] ?? []) : null, rows }
    isFirst = false
    told(batch.length)
  }
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
