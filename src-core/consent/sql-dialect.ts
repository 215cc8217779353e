import type { SqlDialect, SqlTarget } from './model.ts'
import { oppositeOf } from './opposite.ts'
import { parseSqlName, quoteSqlName } from './sql-name.ts'
import { sqlText } from './sql-text.ts'

/** Everything that the scripts name, quoted and ready to stand in SQL. */
export type SqlNames = {
  dialect: SqlDialect
  table: string
  id: string
  flag: string
  /** Beside the table: what each changed row had before, and one row with what is written. */
  undo: string
  value: string
  /** The two without their schema. */
  undoName: string
  valueName: string
  /** As text: the schema, where the table was given one, in Oracle's case for its catalogue. */
  schema: string | null
  change: FlagChange
  /** What the flag gets: in a text column, in a number, both as SQL text; and in a boolean, MySQL's BIT. */
  written: { text: string; number: string; boolean: 'TRUE' | 'FALSE'; bit: string }
}

/** Marks the flag, or takes it away. */
export type FlagChange = 'mark' | 'unmark'

export type SqlTargetProblem = 'bad-table' | 'bad-id-column' | 'bad-flag-column'

/** `run`: eight letters or digits that are this plan's own, and so name its two tables. */
export function sqlNames(target: SqlTarget, run: string, change: FlagChange = 'mark'): SqlNames | SqlTargetProblem {
  const { dialect } = target
  const value = change === 'mark' ? target.trueValue : noOf(target)
  const table = parseSqlName(target.table, dialect)
  const id = parseSqlName(target.idColumn, dialect)
  const flag = parseSqlName(target.flagColumn, dialect)
  if (!table) return 'bad-table'
  if (id?.length !== 1) return 'bad-id-column'
  if (flag?.length !== 1) return 'bad-flag-column'
  const quoted = (parts: readonly string[]): string => parts.map((part) => quoteSqlName(part, dialect)).join('.')
  const schema = table.slice(0, -1)
  // Thirty characters are what an older Oracle takes.
  const undoName = `disparo_undo_${run}`
  const valueName = `disparo_${change === 'mark' ? 'sim' : 'nao'}_${run}`
  const beside = (name: string): string => (schema.length === 0 ? name : `${quoted(schema)}.${name}`)
  return {
    dialect,
    table: quoted(table),
    id: quoted(id),
    flag: quoted(flag),
    undo: beside(undoName),
    value: beside(valueName),
    undoName,
    valueName,
    schema: schema.at(-1) ?? null,
    change,
    written: {
      text: sqlText(value, dialect),
      number: /^-?\d{1,9}$/.test(value) ? `'${value}'` : change === 'mark' ? "'1'" : "'0'",
      boolean: change === 'mark' ? 'TRUE' : 'FALSE',
      bit: change === 'mark' ? "X'01'" : "X'00'",
    },
  }
}

/** The target's word for no; `0` where it has none that goes with its yes. */
export const noOf = ({ trueValue, falseValue }: SqlTarget): string => {
  const given = falseValue?.trim() ?? ''
  return given === '' ? (oppositeOf(trueValue) ?? '0') : given
}

/** What differs from one database to the other; each part ends as its statements do. */
export type SqlParts = {
  /** Session settings that both scripts begin with; empty where none are needed. */
  settings: string
  /** Makes the two tables, empty, with the types of the columns that they keep, unless they are there. */
  tables: string
  /** Puts what is written into `value`: TRUE or FALSE into a boolean, a number into a number, else the word. Once. */
  fillValue: string
  /** One transaction: notes the rows of `where` that are to change, changes those and ticks them off. */
  batch: (where: string) => string
  /** One transaction: puts back what was noted where the flag still says what was written; then drops the tables. */
  restore: string
  /** The flag's value as text, to be compared in the count. */
  flagAsText: string
  /** The words in `flagAsText` that mean what is written. */
  writtenWords: string[]
  idAsText: string
}

/** The rows to note: their flag is not yet what is written, and they were never noted before. A flag without a value is no yes to be taken away. */
export const noteRows = (names: SqlNames, where: string, lock: { hint: string; clause: string }): string =>
  [
    `INSERT INTO ${names.undo} (id, valor_antigo, aplicado)`,
    `SELECT c.${names.id}, c.${names.flag}, 0 FROM ${names.table} c${lock.hint} CROSS JOIN ${names.value} v`,
    `WHERE (${where})`,
    names.change === 'mark' ? `AND (c.${names.flag} IS NULL OR c.${names.flag} <> v.valor)` : `AND c.${names.flag} <> v.valor`,
    `AND NOT EXISTS (SELECT 1 FROM ${names.undo} b WHERE b.id = c.${names.id})${lock.clause};`,
  ].join('\n')

export const tickOff = (names: SqlNames): string => `UPDATE ${names.undo} SET aplicado = 1 WHERE aplicado = 0;`

/** No row, and the columns' types. `into`: where SQL Server makes a table of it. */
export const emptyUndo = ({ id, flag, table }: SqlNames, into = ''): string =>
  `SELECT c.${id} AS id, c.${flag} AS valor_antigo, 0 AS aplicado${into} FROM ${table} c WHERE 1 = 0`

export const emptyValue = ({ flag, table }: SqlNames, into = ''): string =>
  `SELECT c.${flag} AS valor${into} FROM ${table} c WHERE 1 = 0`
