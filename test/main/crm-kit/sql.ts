import { IMPLEMENTATION_TABLE, META_TABLE, TABLES, withTypes } from '../../../src-main/bundle/tables.ts'
import { COLUMN_MEANINGS } from './column-meanings.ts'
import type { Language } from './format.ts'

/** A column and what stands behind it in the reference loader's own statement. */
export type Column = { table: string; column: string; comment: string }

const STATEMENTS = [META_TABLE, IMPLEMENTATION_TABLE, ...TABLES.map(({ create }) => create)]
const nameOf = (statement: string): string => /CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1] ?? ''

export const columns = (): Column[] =>
  STATEMENTS.flatMap((statement) =>
    [...statement.matchAll(/^ {2}(\w+) (?:TEXT|INTEGER|BOOLEAN|JSONB)\b[^\n]*?(?:-- (.*))?$/gm)].map(
      ([, column = '', comment = '']) => ({
        table: nameOf(statement),
        column,
        comment,
      }),
    ),
  )

const bare = (statement: string): string => statement.replace(/ +--.*$/gm, '')
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The reference loader's tables for PostgreSQL: real booleans, jsonb, a comment on each column that needs one. */
export function postgresTables(language: Language): string {
  const comments = columns().flatMap(({ table, column, comment }) => {
    const text = language === 'en' ? comment : comment === '' ? '' : COLUMN_MEANINGS[`${table}.${column}`]
    if (text === undefined) throw new Error(`crm-kit/column-meanings.ts does not say in Portuguese what ${table}.${column} is`)
    return text === '' ? [] : [`COMMENT ON COLUMN ${table}.${column} IS ${quoted(text.replace(/^…|…$/g, ''))};`]
  })
  const head =
    language === 'en'
      ? '-- The tables of the reference loader, for PostgreSQL. Rows belong to an implementation, which is known by the id in its bundles.'
      : '-- As tabelas do carregador de referência, para PostgreSQL. As linhas são de uma implementação, reconhecida pelo id que está nos pacotes.'
  return [head, '', ...STATEMENTS.map((statement) => `${bare(statement)};\n`), ...comments, ''].join('\n')
}

/** The same for SQLite, which the conformance run loads into: 1 and 0, JSON as text. */
export const sqliteTables = (): string =>
  [
    '-- The tables of the reference loader, for SQLite: yes and no are 1 and 0, JSON is text.',
    '',
    ...STATEMENTS.map((statement) => `${withTypes(statement, { BOOLEAN: 'INTEGER', JSONB: 'TEXT' })};\n`),
  ].join('\n')
