import type { SqlDialect, SqlTarget } from './model.ts'

/** What a script takes where nobody said how the client's table is called. */
export const DEFAULT_TARGET = {
  table: 'contatos',
  idColumn: 'id',
  flagColumn: 'aceita_whatsapp',
} as const satisfies Partial<SqlTarget>

/** The word for yes where the contacts file has none. */
export const defaultTrueValue = (dialect: SqlDialect): string => (dialect === 'postgres' ? 'true' : '1')
