import { describe, expect, it } from 'vitest'
import { checkSqlTarget, DEFAULT_TARGET, SQL_DIALECTS, type SqlDialect, writeScripts } from '#core/consent'
import { parseSqlName, quoteSqlName } from '../../../src-core/consent/sql-name.ts'
import { sqlText } from '../../../src-core/consent/sql-text.ts'

/** What the four dialects write; PostgreSQL's and MySQL's run on real servers in test/main/consent. */
const FIGURES = {
  contacts: 3,
  withPhone: 3,
  invalidPhone: 0,
  landline: 0,
  duplicates: 0,
  alreadyOptedIn: 0,
  withEvidence: 3,
  refused: 0,
  revoked: 0,
  toUpdate: 3,
  evidenceUnmatched: 0,
}
const targetOf = (dialect: SqlDialect) => ({ dialect, ...DEFAULT_TARGET, trueValue: 'S' })

function scripts(dialect: SqlDialect, ids: readonly string[], options?: { batchSize: number }) {
  const { update, undo } = writeScripts(targetOf(dialect), { ids, run: 'ab12', figures: FIGURES }, options)
  const text = [...update()].join('')
  return { update: text, undo: undo(), live: text.replace(/\/\*[\s\S]*?\*\//g, '') }
}

describe('a name', () => {
  it.each([
    ['contatos', 'postgres', '"contatos"'],
    ['Contatos', 'postgres', '"Contatos"'],
    ['crm.contatos', 'postgres', '"crm"."contatos"'],
    ['"Meus contatos"', 'postgres', '"Meus contatos"'],
    ['a"b', 'postgres', '"a""b"'],
    ['"a""b".c', 'postgres', '"a""b"."c"'],
    ['x; DROP TABLE y', 'postgres', '"x; DROP TABLE y"'],
    ['contatos', 'oracle', '"CONTATOS"'],
    ['crm.Contatos', 'oracle', '"CRM"."CONTATOS"'],
    ['"Contatos"', 'oracle', '"Contatos"'],
    ['dbo.contatos', 'sqlserver', '[dbo].[contatos]'],
    ['[meu]]banco].dbo.[c]', 'sqlserver', '[meu]]banco].[dbo].[c]'],
    ['a]; DROP TABLE b', 'sqlserver', '[a]]; DROP TABLE b]'],
    ['crm.con`tatos', 'mysql', '`crm`.`con``tatos`'],
    ['`com.ponto`', 'mysql', '`com.ponto`'],
  ] as const)('%s in %s is %s', (text, dialect, quoted) => {
    expect(
      parseSqlName(text, dialect)
        ?.map((part) => quoteSqlName(part, dialect))
        .join('.'),
    ).toBe(quoted)
  })

  it.each([
    ['', 'postgres'],
    ['a.', 'postgres'],
    ['.a', 'postgres'],
    ['a.b.c', 'postgres'],
    ['"a', 'postgres'],
    ['"a"b', 'postgres'],
    ['a\nb', 'postgres'],
    ['a*/b', 'mysql'],
    ['a&b', 'oracle'],
    ['a"b', 'oracle'],
    ['a$(b)', 'sqlserver'],
    ['x'.repeat(129), 'postgres'],
  ] as const)('%j is none in %s', (text, dialect) => {
    expect(parseSqlName(text, dialect)).toBeNull()
  })

  it('is asked of table and columns, and a column has one part', () => {
    expect(checkSqlTarget(targetOf('postgres'))).toBeNull()
    expect(checkSqlTarget({ ...targetOf('postgres'), table: 'a.b.c' })).toBe('bad-table')
    expect(checkSqlTarget({ ...targetOf('postgres'), idColumn: 'a.b' })).toBe('bad-id-column')
    expect(checkSqlTarget({ ...targetOf('postgres'), flagColumn: '' })).toBe('bad-flag-column')
  })
})

describe('a text', () => {
  it.each([
    ['postgres', "E'O\\u0027Br\\u00E9 \\U0001F600'"],
    ['mysql', "_utf8mb4 X'4F274272C3A920F09F9880'"],
    ['sqlserver', "('O' + CHAR(39) + 'Br' + NCHAR(233) + ' ' + NCHAR(55357) + NCHAR(56832))"],
    ['oracle', "('O' || CHR(39) || 'Br' || TO_CHAR(UNISTR('\\00E9')) || ' ' || TO_CHAR(UNISTR('\\D83D\\DE00')))"],
  ] as const)('in %s has nothing but plain ASCII', (dialect, literal) => {
    expect(sqlText("O'Bré 😀", dialect)).toBe(literal)
  })

  it.each(SQL_DIALECTS)('in %s that is plain stays as it is', (dialect) => {
    expect(sqlText('a0eebc99-9c0b', dialect)).toBe("'a0eebc99-9c0b'")
  })
})

describe.each(SQL_DIALECTS)('the scripts for %s', (dialect) => {
  it('have a transaction for each batch and every id once outside the count', () => {
    const ids = Array.from({ length: 7 }, (_, at) => `${at + 100}`)
    const { live } = scripts(dialect, ids, { batchSize: 3 })
    expect(live.match(/^INSERT INTO disparo_undo_ab12/gm)).toHaveLength(3)
    expect(live.match(/COMMIT( TRANSACTION)?;\n(GO|EXCEPTION|\n)/g)).toHaveLength(3)
    for (const id of ids) expect(live.split(`'${id}'`)).toHaveLength(2)
  })

  it('have no line that a client program would cut', () => {
    const { update } = scripts(
      dialect,
      Array.from({ length: 600 }, (_, at) => `cliente-${at}'`),
    )
    expect(Math.max(...update.split('\n').map((line) => line.length))).toBeLessThan(500)
  })

  it('quote so that no id ends a literal, a comment or a batch', () => {
    const { update } = scripts(dialect, ["x'; DROP TABLE contatos; --", '*/ y /*', 'z\nGO\n', '$(w)', '&v', 'a\\'])
    expect(update).not.toMatch(/x'; DROP|\*\/ y|\$\(w|&v|a\\'/)
    expect(update.match(/\/\*/g)).toHaveLength(1)
    expect(update.match(/\*\//g)).toHaveLength(1)
  })

  it('do nothing where there is nobody to mark', () => {
    const { update, undo } = scripts(dialect, [])
    for (const script of [update, undo])
      expect(script.split('\n').filter((line) => line !== '' && !line.startsWith('--'))).toEqual([])
  })

  it('are the same for the same plan', () => {
    expect(scripts(dialect, ['1', 'b'])).toEqual(scripts(dialect, ['1', 'b']))
  })

  it('put back only what was noted and still says what was written, and then drop both tables', () => {
    const { undo } = scripts(dialect, ['1'])
    expect(undo).toMatch(/aplicado = 1/)
    expect(undo).toMatch(/DROP TABLE disparo_undo_ab12;\nDROP TABLE disparo_sim_ab12;/)
  })
})

it('parts a script for SQL Server at GO, and every statement for Oracle at a slash', () => {
  const server = scripts('sqlserver', ['1']).live
  expect(server).toMatch(/SET XACT_ABORT ON;\nBEGIN TRANSACTION;\nINSERT INTO [\s\S]*\nCOMMIT TRANSACTION;\nGO\n/)
  const oracle = scripts('oracle', ['1']).live
  expect(oracle).toMatch(
    /BEGIN\nLOCK TABLE "CONTATOS" IN SHARE ROW EXCLUSIVE MODE;\n[\s\S]*\nCOMMIT;\nEXCEPTION WHEN OTHERS THEN\nROLLBACK;\nRAISE;\nEND;\n\/\n/,
  )
  const blocks = (oracle.match(/^(BEGIN|DECLARE)$/gm) ?? []).length - (oracle.match(/^DECLARE$/gm) ?? []).length
  expect(oracle.match(/^\/$/gm)).toHaveLength(blocks)
})

it('counts for SQL Server one list at a time, elsewhere in one query, and both only in the comment', () => {
  const ids = ['1', '2', '3']
  const [, server = ''] = /\/\*\n([\s\S]*)\*\//.exec(scripts('sqlserver', ids, { batchSize: 1 }).update) ?? []
  expect(server.match(/;$/gm)).toHaveLength(5)
  const [, oracle = ''] = /\/\*\n([\s\S]*)\*\//.exec(scripts('oracle', ids, { batchSize: 1 }).update) ?? []
  expect(oracle.match(/;$/gm)).toHaveLength(1)
  for (const query of [server, oracle]) expect(query).not.toMatch(/INSERT|UPDATE|CREATE/)
})
