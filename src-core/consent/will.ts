import { type Decision, isOptOutOrigin, readDate, readDecision, readMoment, readOptOut } from '#core/contacts'
import type { EvidenceProblem } from './model.ts'

/** The cells of one row, as they stand in the file; what the file has no column for is empty, but for `decision`: null. */
export type EvidenceCells = {
  id: string
  phone: string
  date: string
  /** What the person answered; null: the file has no such column, and lists who agreed (or, a list of those, who left). */
  decision: string | null
  /** A column that is only about leaving. */
  optOut: string
  origin: string
  term: string
}

/** What proves that a contact agreed; `date`: the day, as `2026-12-10`. */
export type ConsentEvidence = { date: string; origin: string; term: string }

/** A version of the term, and the day from which somebody could agree to it. */
export type TermInUse = { version: string; since: string }

/** What one row says: a yes with its proof, a no, or why it says nothing that counts. `at` compares as text: of equal ones the no wins. */
export type Said =
  | { decision: 'agreed'; at: string; evidence: ConsentEvidence }
  | { decision: 'refused' | 'revoked'; at: string }
  | { decision: null; problem: EvidenceProblem; at: string }

/** The first WhatsApp is of 2009. */
const FIRST_YEAR = '2009'
/** After every moment: a no without a day is newer than every yes. */
export const ALWAYS = '9999'

export type WillReader = (cells: EvidenceCells) => Said

/**
 * Reads evidence rows. A yes counts from the beginning of its day, where no time stands
 * there, and a no to its end, so that of two on one day the no wins; what is no day in the
 * past (future, before WhatsApp, unreadable) proves no yes and dates no no.
 * @param today `2026-12-10`
 * @param silence what a row says in a file without a column for it
 * @param terms the versions that exist; empty: nobody knows
 */
export function createWillReader(today: string, silence: 'agreed' | 'revoked', terms: readonly TermInUse[]): WillReader {
  const since = new Map(terms.map((term) => [versionOf(term.version), term.since]))

  function undatable(moment: string | null): 'no-date' | 'future-date' | 'before-whatsapp' | null {
    if (moment === null) return 'no-date'
    const day = moment.slice(0, 10)
    if (day > today) return 'future-date'
    return day < FIRST_YEAR ? 'before-whatsapp' : null
  }

  function termProblem(term: string, day: string): 'unknown-term' | 'term-not-yet' | null {
    const version = versionOf(term)
    // What the client calls it in words of its own can't be compared.
    if (since.size === 0 || version === '' || !/^\d/.test(version)) return null
    const from = since.get(version)
    if (from === undefined) return 'unknown-term'
    return from > day ? 'term-not-yet' : null
  }

  function decisionOf({ decision, origin, optOut }: EvidenceCells): Decision | null {
    if (readOptOut(optOut).revoked || isOptOutOrigin(origin)) return 'revoked'
    return decision === null ? silence : readDecision(decision)
  }

  return (cells) => {
    const left = readOptOut(cells.optOut).date
    const moment = readMoment(left === '' ? cells.date : left)
    const undated = undatable(moment)
    const decision = decisionOf(cells)
    // A list of answers: whoever wrote something else has neither agreed by it nor left.
    if (silence === 'revoked' && (decision === 'agreed' || decision === null))
      return { decision: null, problem: 'undecidable', at: '' }
    if (decision !== 'agreed') {
      const at = moment === null || undated !== null ? ALWAYS : moment.length > 10 ? moment : `${moment}T99`
      if (decision !== null) return { decision, at }
      // Nobody answered: that takes nothing back.
      return { decision: null, problem: 'undecidable', at: cells.decision?.trim() === '' ? '' : at }
    }
    if (moment === null || undated !== null) return { decision: null, problem: undated ?? 'no-date', at: '' }
    const date = readDate(cells.date) ?? moment.slice(0, 10)
    const term = cells.term.trim()
    const problem = termProblem(term, date)
    if (problem !== null) return { decision: null, problem, at: '' }
    return { decision: 'agreed', at: moment, evidence: { date, origin: cells.origin.trim(), term } }
  }
}

/** `v1`, `Versão 1`, `1.0` and `1` are one version. */
const versionOf = (term: string): string =>
  term
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^(?:termo)?\s*(?:versao|version|v\.?)?\s*(?=\d)/, '')
    .replace(/(?:\.0+)+$/, '')

/** What is known of one id, or of one phone. */
export type Standing = {
  agreed: { at: string; evidence: ConsentEvidence } | null
  against: { at: string; kind: 'refused' | 'revoked' | 'undecidable' } | null
  /** The first thing that kept a row from being evidence. */
  problem: EvidenceProblem | null
}

export const nothingSaid = (): Standing => ({ agreed: null, against: null, problem: null })

/** Takes down what a row says. */
export function note(standing: Standing, said: Said): void {
  if (said.decision === 'agreed') {
    if (standing.agreed === null || said.at > standing.agreed.at) standing.agreed = { at: said.at, evidence: said.evidence }
    return
  }
  if (said.decision === null) standing.problem ??= said.problem
  const kind = said.decision ?? 'undecidable'
  if (said.at !== '') standing.against = later(standing.against, { at: said.at, kind })
}

/** Of several: each thing's latest. */
export const together = (all: readonly Standing[]): Standing =>
  all.reduce<Standing>(
    (sum, each) => ({
      agreed: sum.agreed === null || (each.agreed !== null && each.agreed.at > sum.agreed.at) ? each.agreed : sum.agreed,
      against: each.against === null ? sum.against : later(sum.against, each.against),
      problem: sum.problem ?? each.problem,
    }),
    nothingSaid(),
  )

/** A no in words outweighs an answer that nobody can read; of equal moments, what was taken back outweighs. */
const WEIGHT = { undecidable: 0, refused: 1, revoked: 2 } as const

function later<T extends NonNullable<Standing['against']>>(one: T | null, other: T): T {
  if (one === null || other.at > one.at) return other
  return other.at === one.at && WEIGHT[other.kind] > WEIGHT[one.kind] ? other : one
}

/** Where a person stands: the latest decision wins, and of equal ones the no. */
export function standsAt({
  agreed,
  against,
  problem,
}: Standing):
  | { decision: 'agreed'; evidence: ConsentEvidence }
  | { decision: 'refused' | 'revoked' }
  | { decision: null; problem: EvidenceProblem | null } {
  if (agreed !== null && (against === null || agreed.at > against.at)) return { decision: 'agreed', evidence: agreed.evidence }
  if (against === null) return { decision: null, problem }
  return against.kind === 'undecidable' ? { decision: null, problem: 'undecidable' } : { decision: against.kind }
}
