import type { SqlDialect } from './model.ts'

/** Means itself between quotes in every dialect, every setting of it, every client program and inside a comment. */
const PLAIN = /^[\w .:@+=,()#-]*$/
const RUNS = /[\w .:@+=,()#-]+|[^\w .:@+=,()#-]/gu

/**
 * A text as SQL writes it. What is not plain ASCII is spelled out by its code, so that nothing
 * in it can end the literal, whatever `sql_mode` or `standard_conforming_strings` say, nothing
 * is replaced by sqlcmd (`$(…)`) or SQL*Plus (`&…`), and the code page in which the client
 * opens the script changes nothing.
 */
export function sqlText(text: string, dialect: SqlDialect): string {
  if (PLAIN.test(text)) return `'${text}'`
  const runs = text.match(RUNS) ?? []
  switch (dialect) {
    case 'postgres':
      return `E'${runs.map((run) => (PLAIN.test(run) ? run : unicodeEscape(run))).join('')}'`
    case 'mysql':
      return `_utf8mb4 X'${hex(new TextEncoder().encode(text))}'`
    case 'sqlserver':
      return `(${runs.map((run) => (PLAIN.test(run) ? `'${run}'` : units(run).map(serverCharacter).join(' + '))).join(' + ')})`
    case 'oracle':
      return `(${runs.map((run) => (PLAIN.test(run) ? `'${run}'` : oracleCharacter(run))).join(' || ')})`
  }
}

function unicodeEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff ? `\\U${padded(code, 8)}` : `\\u${padded(code, 4)}`
}

const units = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
const serverCharacter = (unit: number): string => (unit < 128 ? `CHAR(${unit})` : `NCHAR(${unit})`)
const oracleCharacter = (character: string): string => {
  const codes = units(character)
  return character < '\u0080' ? `CHR(${codes[0]})` : `TO_CHAR(UNISTR('${codes.map((code) => `\\${padded(code, 4)}`).join('')}'))`
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => padded(byte, 2)).join('')
const padded = (code: number, digits: number): string => code.toString(16).toUpperCase().padStart(digits, '0')
