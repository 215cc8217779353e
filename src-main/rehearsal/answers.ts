import Database from 'better-sqlite3'
import type { Outcome, RowFilter } from '#core/rehearsal'
import type { ValueProblem, Zone } from '#core/sending'
import type { Answer } from './rehearse.ts'

/**
 * What became of each event, in a file of its own beside the history: codes only, so that the texts lie in one place.
 * A row's answers stand together, in the history's order.
 */
const TABLE = `CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  status TEXT,
  outcome TEXT NOT NULL,
  template TEXT,
  trigger TEXT,
  number TEXT,
  category TEXT,
  day TEXT,
  hour TEXT,
  placeholder TEXT,
  token TEXT,
  why TEXT,
  found TEXT,
  beyond_day INTEGER NOT NULL,
  beyond_week INTEGER NOT NULL,
  is_more INTEGER NOT NULL,
  is_fewer INTEGER NOT NULL
) STRICT`

/** A chain of statuses is never as long. */
const PER_ROW = 1_024

export type AnswersFile = { add(answers: readonly Answer[]): void; close(): void }

/** @param nameOf what a template is called in the figures */
export function writeAnswers(path: string, zone: Zone, nameOf: (template: string) => string): AnswersFile {
  const db = new Database(path)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.exec(TABLE)
  const insert = db.prepare(`INSERT INTO answer VALUES (${Array(17).fill('?').join(', ')})`)
  const write = ({ row, position, isDerived, event, decision, beyond, isMore, isFewer }: Answer): void => {
    const sent = decision.outcome === 'send' ? decision : null
    const detail = decision.outcome === 'blocked' ? decision.detail : null
    const at = sent === null ? null : (event.at ?? 0)
    insert.run(
      row * PER_ROW + position,
      isDerived ? event.status : null,
      decision.outcome === 'blocked' ? decision.reason : 'sent',
      decision.template === null ? null : nameOf(decision.template),
      decision.trigger?.key ?? null,
      sent?.number ?? null,
      sent?.category ?? null,
      at === null ? null : zone.dayOf(at),
      at === null ? null : String(Math.floor(zone.minuteOf(at) / 60)).padStart(2, '0'),
      detail?.placeholder ?? null,
      detail?.token ?? null,
      detail?.problem?.why ?? null,
      detail?.problem?.found ?? null,
      Number(beyond?.day ?? false),
      Number(beyond?.week ?? false),
      Number(isMore),
      Number(isFewer),
    )
  }
  return {
    add(answers) {
      db.exec('BEGIN')
      for (const answer of answers) write(answer)
      db.exec('COMMIT')
    },
    close() {
      db.close()
    },
  }
}

export type KeptAnswer = {
  id: number
  row: number
  /** The status of an event that a `nextStatus` made; null: the row's own. */
  derivedStatus: string | null
  outcome: Outcome
  template: string | null
  detail: { placeholder: string; token: string | null; problem: ValueProblem | null } | null
}

type Kept = Omit<KeptAnswer, 'row' | 'detail'> & {
  placeholder: string | null
  token: string | null
  why: ValueProblem['why'] | null
  found: string | null
}

const COLUMNS = ['outcome', 'day', 'hour', 'template', 'trigger', 'number', 'category', 'placeholder'] as const
const CHANGES = { more: 'is_more', fewer: 'is_fewer' } as const
const BEYOND = { day: 'beyond_day', week: 'beyond_week' } as const

function conditionOf(filter: RowFilter): { where: string; values: string[] } {
  const given = COLUMNS.flatMap((column) => {
    const value = filter[column]
    return value === undefined ? [] : [{ column, value }]
  })
  const flags = [
    filter.blocked && "outcome <> 'sent'",
    filter.derived && 'status IS NOT NULL',
    filter.change && CHANGES[filter.change],
    filter.beyond && BEYOND[filter.beyond],
  ].filter((flag) => typeof flag === 'string')
  const conditions = [...given.map(({ column }) => `${column} = ?`), ...flags]
  return { where: conditions.length === 0 ? '1' : conditions.join(' AND '), values: given.map(({ value }) => value) }
}

/** Reads what `writeAnswers` wrote. Close it. */
export function readAnswers(path: string) {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  const select = (where: string): string =>
    `SELECT id, status AS derivedStatus, outcome, template, placeholder, token, why, found FROM answer WHERE ${where} AND id > ? ORDER BY id`
  const toAnswer = ({ placeholder, token, why, found, ...kept }: Kept): KeptAnswer => ({
    ...kept,
    row: Math.floor(kept.id / PER_ROW),
    detail: placeholder === null ? null : { placeholder, token, problem: why === null ? null : { why, found: found ?? '' } },
  })
  return {
    count(filter: RowFilter): number {
      const { where, values } = conditionOf(filter)
      return db.prepare<string[], { n: number }>(`SELECT count(*) AS n FROM answer WHERE ${where}`).get(...values)?.n ?? 0
    },
    /** @param after id of the one before the first */
    page(filter: RowFilter, after: number, limit: number): KeptAnswer[] {
      const { where, values } = conditionOf(filter)
      return db
        .prepare<(string | number)[], Kept>(`${select(where)} LIMIT ?`)
        .all(...values, after, limit)
        .map(toAnswer)
    },
    *all(filter: RowFilter): Generator<KeptAnswer> {
      const { where, values } = conditionOf(filter)
      for (const kept of db.prepare<(string | number)[], Kept>(select(where)).iterate(...values, 0)) yield toAnswer(kept)
    },
    close(): void {
      db.close()
    },
  }
}
