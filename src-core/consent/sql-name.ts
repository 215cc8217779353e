import type { SqlDialect } from './model.ts'

const CLOSING: Record<SqlDialect, Readonly<Record<string, string>>> = {
  postgres: { '"': '"' },
  oracle: { '"': '"' },
  sqlserver: { '"': '"', '[': ']' },
  mysql: { '`': '`' },
}

/** What no quoting carries through: control characters, comment marks, and what sqlcmd and SQL*Plus replace even inside quotes. */
const REFUSED = /\p{C}|\/\*|\*\/|&|\$\(/u
const MOST_CHARACTERS = 128
const MOST_PARTS: Record<SqlDialect, number> = { postgres: 2, oracle: 2, sqlserver: 3, mysql: 2 }

/**
 * The parts of a table's or column's name as a person types it: `contatos`, `crm.contatos`,
 * `crm."Meus contatos"`. Taken as typed, but Oracle's without quotes is upper case, as there.
 * @returns null where it is no name
 */
export function parseSqlName(text: string, dialect: SqlDialect): string[] | null {
  const parts: string[] = []
  let rest = text.trim()
  for (;;) {
    const close = CLOSING[dialect][rest.charAt(0)]
    const end = close === undefined ? bareEnd(rest) : quotedEnd(rest, close)
    if (end === null) return null
    const part = close === undefined ? bare(rest.slice(0, end), dialect) : rest.slice(1, end - 1).replaceAll(close + close, close)
    if (part === '' || part.length > MOST_CHARACTERS || REFUSED.test(part)) return null
    if (dialect === 'oracle' && part.includes('"')) return null
    parts.push(part)
    rest = rest.slice(end).trimStart()
    if (rest === '') return parts.length <= MOST_PARTS[dialect] ? parts : null
    if (!rest.startsWith('.')) return null
    rest = rest.slice(1).trimStart()
  }
}

function bareEnd(text: string): number {
  const dot = text.indexOf('.')
  return dot < 0 ? text.length : dot
}

/** Just behind the closing quote; two of them are one that is part of the name. */
function quotedEnd(text: string, close: string): number | null {
  for (let at = 1; at < text.length; at++) {
    if (text[at] !== close) continue
    if (text[at + 1] !== close) return at + 1
    at++
  }
  return null
}

const bare = (text: string, dialect: SqlDialect): string => (dialect === 'oracle' ? text.trim().toUpperCase() : text.trim())

/** One part, quoted: whatever stands in it, it is a name and nothing else. */
export function quoteSqlName(part: string, dialect: SqlDialect): string {
  if (dialect === 'sqlserver') return `[${part.replaceAll(']', ']]')}]`
  if (dialect === 'mysql') return `\`${part.replaceAll('`', '``')}\``
  return `"${part.replaceAll('"', '""')}"`
}
