import type { EvidenceProblem, EvidenceReview, HeldReason } from './model.ts'
import type { EvidenceCells, Said } from './will.ts'

/** So many rows of each kind show what it is. */
const EXAMPLES = 5

type Result = Omit<EvidenceReview, 'unmatched' | 'toUpdate'>

/** Counts what a plan meets on its way, with some rows of each kind. */
export function createReview() {
  const found: Result = { rows: 0, agreed: 0, refused: 0, revoked: 0, problems: {}, byId: 0, byPhone: 0, held: {}, examples: [] }

  function keep(counted: number, example: EvidenceReview['examples'][number]): void {
    if (counted <= EXAMPLES) found.examples.push(example)
  }

  return {
    evidence(cells: EvidenceCells, said: Said): void {
      found.rows++
      if (said.decision !== null) {
        found[said.decision]++
        return
      }
      const reason = said.problem
      const counted = (found.problems[reason] ?? 0) + 1
      found.problems[reason] = counted
      const text = wrongCell(cells, reason)
      keep(counted, { file: 'evidence', row: found.rows, reason, id: cells.id.trim(), phone: cells.phone.trim(), text })
    },

    /** A contact who agreed and is not marked yet. */
    contact(cells: { id: string; phone: string }, reasons: readonly HeldReason[], row: number, isById: boolean): void {
      found[isById ? 'byId' : 'byPhone']++
      const [id, phone] = [cells.id.trim(), cells.phone.trim()]
      for (const reason of reasons) {
        const counted = (found.held[reason] ?? 0) + 1
        found.held[reason] = counted
        keep(counted, { file: 'contacts', row, reason, id, phone, text: reason.endsWith('-id') ? id : phone })
      }
    },

    result: (): Result => structuredClone(found),
  }
}

function wrongCell({ id, phone, date, term, decision }: EvidenceCells, reason: EvidenceProblem): string {
  if (reason === 'phone-of-another') return `${id.trim()} · ${phone.trim()}`
  if (reason === 'undecidable') return (decision ?? '').trim()
  return (reason === 'unknown-term' || reason === 'term-not-yet' ? `${term.trim()} · ${date.trim()}` : date).trim()
}
