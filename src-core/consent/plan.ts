import { createNumberSet, readDate, readFlag } from '#core/contacts'
import { readPhone } from '#core/phone'
import type { PlanFigures } from './model.ts'

/** The cells of one row, as they stand in the file; what the file has no column for is empty. */
export type EvidenceCells = { id: string; phone: string; date: string; origin: string; term: string }
export type ContactCells = { id: string; phone: string; acceptsWhatsApp: string }

/** What proves that a contact agreed; `date`: the day, as `2026-12-10`. */
export type ConsentEvidence = { date: string; origin: string; term: string }

/** Why a contact can't be marked; several at once, so that whoever corrects the file does it once. */
export const REJECTION_REASONS = ['no-id', 'no-phone', 'invalid-phone', 'no-evidence', 'evidence-without-date'] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

/** Of one contact row: it is marked, is marked already, or can't be. */
export type ContactVerdict =
  | { outcome: 'update'; id: string; e164: string; evidence: ConsentEvidence }
  | { outcome: 'opted-in' }
  | { outcome: 'rejected'; reasons: RejectionReason[] }

export type ConsentPlan = {
  /** All evidence comes before the first contact. */
  addEvidence(cells: EvidenceCells): void
  addContact(cells: ContactCells): ContactVerdict
  figures(): PlanFigures
  /** The CRM's own word for yes, as most rows of the contacts file have it, or what goes with its word for no; null where there is neither. */
  yesWord(): string | null
}

/** All evidence rows with one id, or with one phone. */
type Matched = { newest: ConsentEvidence | null; hasContact: boolean }

/**
 * Who may be marked as accepting WhatsApp (M14): the base-update plan, row by row, in memory
 * that grows with the evidence and with the different numbers of the base. Ids are compared
 * letter by letter without the blanks around them, phones under their equivalence key
 * (TEL-EQUIV). Where several rows prove the same contact, the newest counts. An evidence row
 * whose date can't be read proves nothing; matched it is all the same when a contact has its
 * id or phone. A contact without an id counts, but can't be addressed by a script: it is rejected.
 */
export function createPlan(): ConsentPlan {
  const byId = new Map<string, Matched>()
  const byPhone = new Map<string, Matched>()
  /** Of each evidence row, under what it can be found. */
  const evidenceRows: (readonly Matched[])[] = []
  const phonesSeen = createNumberSet()
  /** Thousands of rows have the same day, origin and term. */
  const different = new Map<string, ConsentEvidence>()
  const flagWords = new Map<string, number>()
  const figures: Omit<PlanFigures, 'evidenceUnmatched'> = {
    contacts: 0,
    withPhone: 0,
    invalidPhone: 0,
    landline: 0,
    duplicates: 0,
    alreadyOptedIn: 0,
    withEvidence: 0,
    toUpdate: 0,
  }

  function evidenceOf(cells: EvidenceCells): ConsentEvidence | null {
    const date = readDate(cells.date)
    if (date === null) return null
    const evidence = { date, origin: cells.origin.trim(), term: cells.term.trim() }
    const key = `${date}\n${evidence.origin}\n${evidence.term}`
    const known = different.get(key)
    if (known) return known
    different.set(key, evidence)
    return evidence
  }

  return {
    addEvidence(cells) {
      const evidence = evidenceOf(cells)
      const id = cells.id.trim()
      const { key } = readPhone(cells.phone)
      const found: Matched[] = []
      if (id !== '') found.push(note(byId, id, evidence))
      if (key !== null) found.push(note(byPhone, key, evidence))
      evidenceRows.push(found)
    },

    addContact(cells) {
      const id = cells.id.trim()
      const phone = readPhone(cells.phone)
      const flag = readFlag(cells.acceptsWhatsApp)
      figures.contacts++
      if (phone.kind !== 'empty') figures.withPhone++
      if (phone.kind === 'invalid') figures.invalidPhone++
      if (phone.kind === 'fixed') figures.landline++
      if (phone.key !== null && !phonesSeen.add(Number(phone.key))) figures.duplicates++
      if (flag !== null) count(flagWords, cells.acceptsWhatsApp.trim())

      const found = [byId.get(id), phone.key === null ? undefined : byPhone.get(phone.key)].filter((each) => each !== undefined)
      for (const each of found) each.hasContact = true
      const evidence = found.reduce<ConsentEvidence | null>((best, { newest }) => newer(best, newest), null)
      if (evidence !== null) figures.withEvidence++
      if (flag === true) {
        figures.alreadyOptedIn++
        return { outcome: 'opted-in' }
      }
      if (phone.e164 !== null && evidence !== null) {
        figures.toUpdate++
        // One that no script can address is counted, and rejected with its reason.
        if (isUsableId(id)) return { outcome: 'update', id, e164: phone.e164, evidence }
      }
      const reasons: RejectionReason[] = []
      if (!isUsableId(id)) reasons.push('no-id')
      if (phone.kind === 'empty') reasons.push('no-phone')
      else if (phone.e164 === null) reasons.push('invalid-phone')
      if (evidence === null) reasons.push(found.length > 0 ? 'evidence-without-date' : 'no-evidence')
      return { outcome: 'rejected', reasons }
    },

    figures: () => ({
      ...figures,
      evidenceUnmatched: evidenceRows.filter((found) => !found.some(({ hasContact }) => hasContact)).length,
    }),

    yesWord() {
      const words = [...flagWords].sort(([, most], [, less]) => less - most).map(([word]) => word)
      const yes = words.find((word) => readFlag(word) === true)
      return yes ?? words.map(oppositeOf).find((word) => word !== null) ?? null
    },
  }
}

function note(matches: Map<string, Matched>, key: string, evidence: ConsentEvidence | null): Matched {
  const known = matches.get(key)
  if (known) {
    known.newest = newer(known.newest, evidence)
    return known
  }
  const first = { newest: evidence, hasContact: false }
  matches.set(key, first)
  return first
}

function newer(one: ConsentEvidence | null, other: ConsentEvidence | null): ConsentEvidence | null {
  if (one === null || other === null) return one ?? other
  return other.date > one.date ? other : one
}

function count(words: Map<string, number>, word: string): void {
  words.set(word, (words.get(word) ?? 0) + 1)
}

const LONGEST_ID = 200
/** NULs are in no database's text; what is longer than any key is a broken row. */
const isUsableId = (id: string): boolean => id !== '' && id.length <= LONGEST_ID && !id.includes('\0') && id.isWellFormed()

const OPPOSITES = new Map([
  ['n', 's'],
  ['não', 'sim'],
  ['nao', 'sim'],
  ['no', 'yes'],
  ['0', '1'],
  ['f', 't'],
  ['false', 'true'],
  ['falso', 'verdadeiro'],
])

/** `N` → `S`, `Não` → `Sim`: written as its opposite is. */
function oppositeOf(no: string): string | null {
  const yes = OPPOSITES.get(no.toLowerCase())
  if (yes === undefined) return null
  if (no === no.toUpperCase()) return yes.toUpperCase()
  return no.charAt(0) === no.charAt(0).toUpperCase() ? yes.charAt(0).toUpperCase() + yes.slice(1) : yes
}
