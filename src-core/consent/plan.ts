import { createNumberSet, readDecision, readFlag } from '#core/contacts'
import { isInvented, readPhone, readUserId } from '#core/phone'
import type { BaseRepeats } from './base-repeats.ts'
import { EVIDENCE_PROBLEMS, type EvidenceReview, HELD_REASONS, type HeldReason, type PlanFigures } from './model.ts'
import { oppositeOf } from './opposite.ts'
import { createReview } from './review.ts'
import {
  ALWAYS,
  type ConsentEvidence,
  type EvidenceCells,
  note,
  nothingSaid,
  type Said,
  type Standing,
  standsAt,
  together,
  type WillReader,
} from './will.ts'

/** The cells of one row, as they stand in the file; what the file has no column for is empty. */
export type ContactCells = { id: string; phone: string; acceptsWhatsApp: string }

/** Why a contact can't be marked; several at once, so that whoever corrects the file does it once. */
export const REJECTION_REASONS = [...HELD_REASONS, 'refused', 'revoked', 'no-evidence', ...EVIDENCE_PROBLEMS] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

/** A no that the client's database may not know yet, and its day where one can be told. */
export type Leaving = { id: string; decision: 'refused' | 'revoked'; date: string | null }

/** Of one contact row: it is marked, is marked already, or can't be. `leaving`: the flag has to go, if it is there. */
export type ContactVerdict =
  | { outcome: 'update'; id: string; e164: string; evidence: ConsentEvidence; leaving: null }
  | { outcome: 'opted-in'; leaving: Leaving | null }
  | { outcome: 'rejected'; reasons: RejectionReason[]; leaving: Leaving | null }

export type ConsentPlan = {
  /** All evidence comes before the first contact. */
  addEvidence(cells: EvidenceCells, read: WillReader): Said
  addContact(cells: ContactCells): ContactVerdict
  figures(): PlanFigures
  review(): EvidenceReview
  /** The CRM's own word for yes, or for no, as most rows of the contacts file have it, or what goes with its opposite; null where there is neither. */
  word(meaning: boolean): string | null
}

type Matched = { standing: Standing; hasContact: boolean }

/**
 * Who may be marked as accepting WhatsApp (M14): the base-update plan, row by row, in memory
 * that grows with the evidence and with the different numbers of the base. Ids are compared
 * letter by letter without the blanks around them, phones under their equivalence key
 * (TEL-EQUIV), and user ids that stand in their place as they are. Of everything that rows say of a contact the latest decision counts, and of
 * equal ones the no. Only what is clean enters: a contact that no script can address (no id,
 * or one that stands twice) or whom nobody can tell (a number made up, or found by the
 * number of several people) is rejected, so that `toUpdate` is what the script marks.
 */
export function createPlan(repeats: Pick<BaseRepeats, 'isRepeatedId' | 'isShared' | 'isOthers'> = NO_REPEATS): ConsentPlan {
  const byId = new Map<string, Matched>()
  const byPhone = new Map<string, Matched>()
  /** Of each evidence row, under what it can be found. */
  const evidenceRows: (readonly Matched[])[] = []
  const phonesSeen = createNumberSet()
  /** Thousands of rows have the same day, origin and term. */
  const different = new Map<string, ConsentEvidence>()
  const flagWords = new Map<string, number>()
  const reviewed = createReview()
  const figures: Omit<PlanFigures, 'evidenceUnmatched'> = {
    contacts: 0,
    withPhone: 0,
    invalidPhone: 0,
    landline: 0,
    duplicates: 0,
    alreadyOptedIn: 0,
    withEvidence: 0,
    refused: 0,
    revoked: 0,
    toUpdate: 0,
  }

  function shared(evidence: ConsentEvidence): ConsentEvidence {
    const key = `${evidence.date}\n${evidence.origin}\n${evidence.term}`
    const known = different.get(key)
    if (known) return known
    different.set(key, evidence)
    return evidence
  }

  return {
    addEvidence(cells, reader) {
      const id = cells.id.trim()
      const phone = readPhone(cells.phone).key
      const isOthers = phone !== null && repeats.isOthers(id, phone)
      const read = reader(cells)
      // A no is kept for both; a yes is nobody's.
      const said: Said = isOthers && read.decision === 'agreed' ? { decision: null, problem: 'phone-of-another', at: '' } : read
      if (said.decision === 'agreed') said.evidence = shared(said.evidence)
      const key = isOthers && said.decision === null ? null : (phone ?? readUserId(cells.phone))
      const found: Matched[] = []
      if (id !== '') found.push(matchedIn(byId, id))
      if (key !== null) found.push(matchedIn(byPhone, key))
      for (const { standing } of found) note(standing, said)
      evidenceRows.push(found)
      reviewed.evidence(cells, said)
      return said
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
      if (flag === true) figures.alreadyOptedIn++

      const ofId = byId.get(id)
      const key = phone.key ?? readUserId(cells.phone)
      const ofPhone = key === null ? undefined : byPhone.get(key)
      const found = [ofId, ofPhone].filter((each) => each !== undefined)
      for (const each of found) each.hasContact = true
      const standing = together(found.map((each) => each.standing))
      // The CRM's own field may say that somebody left, which is more than a no.
      if (flag !== true && cells.acceptsWhatsApp.length > 3 && readDecision(cells.acceptsWhatsApp) === 'revoked')
        note(standing, { decision: 'revoked', at: ALWAYS })
      const stands = standsAt(standing)
      if (stands.decision === 'agreed') figures.withEvidence++
      else if (stands.decision !== null) figures[stands.decision]++

      const leaving = leavingOf(id, flag, standing)
      if (flag === true) return { outcome: 'opted-in', leaving }
      const unclean: HeldReason[] = []
      if (!isUsableId(id)) unclean.push('no-id')
      else if (repeats.isRepeatedId(id)) unclean.push('repeated-id')
      if (phone.kind === 'empty') unclean.push('no-phone')
      else if (phone.key === null) unclean.push('invalid-phone')
      else if (phone.e164 !== null && isInvented(phone.e164)) unclean.push('made-up-phone')
      // An id says who agreed; a number of several people doesn't.
      if (ofId?.standing.agreed == null && phone.key !== null && repeats.isShared(phone.key)) unclean.push('shared-phone')
      if (stands.decision === 'agreed') {
        reviewed.contact(cells, unclean, figures.contacts, ofId !== undefined)
        if (phone.e164 !== null && unclean.length === 0) {
          figures.toUpdate++
          return { outcome: 'update', id, e164: phone.e164, evidence: stands.evidence, leaving: null }
        }
        return { outcome: 'rejected', reasons: unclean, leaving }
      }
      return {
        outcome: 'rejected',
        reasons: [...unclean.filter((reason) => reason !== 'shared-phone'), stands.decision ?? stands.problem ?? 'no-evidence'],
        leaving,
      }
    },

    figures: () => ({ ...figures, evidenceUnmatched: unmatched() }),
    review: () => ({ ...reviewed.result(), unmatched: unmatched(), toUpdate: figures.toUpdate }),

    word(meaning) {
      const words = [...flagWords].sort(([, most], [, less]) => less - most).map(([word]) => word)
      const own = words.find((word) => readFlag(word) === meaning)
      return own ?? words.map(oppositeOf).find((word) => word !== null) ?? null
    },
  }

  function unmatched(): number {
    return evidenceRows.filter((found) => !found.some(({ hasContact }) => hasContact)).length
  }
}

const NO_REPEATS = { isRepeatedId: () => false, isShared: () => false, isOthers: () => false }

function matchedIn(matches: Map<string, Matched>, key: string): Matched {
  const known = matches.get(key)
  if (known) return known
  const first = { standing: nothingSaid(), hasContact: false }
  matches.set(key, first)
  return first
}

/** Who took a consent back leaves whatever the file says, because it may be older than the mark; who never gave one only where the flag is not a no. */
function leavingOf(id: string, flag: boolean | null, standing: Standing): Leaving | null {
  const { decision } = standsAt(standing)
  if ((decision !== 'refused' && decision !== 'revoked') || !isUsableId(id)) return null
  if (decision === 'refused' && flag === false) return null
  const at = standing.against?.at ?? ALWAYS
  return { id, decision, date: at === ALWAYS ? null : at.slice(0, 10) }
}

function count(words: Map<string, number>, word: string): void {
  words.set(word, (words.get(word) ?? 0) + 1)
}

const LONGEST_ID = 200
/** NULs are in no database's text; what is longer than any key is a broken row. */
const isUsableId = (id: string): boolean => id !== '' && id.length <= LONGEST_ID && !id.includes('\0') && id.isWellFormed()
