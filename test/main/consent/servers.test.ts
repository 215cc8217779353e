import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_TARGET, type SqlDialect, writeScripts } from '#core/consent'
import { sqlText } from '../../../src-core/consent/sql-text.ts'
import { type MariadbServer, mariadbAvailable, mariadbClient, startMariadb } from '../../support/mariadb.ts'
import { type PostgresServer, postgresAvailable, startPostgres } from '../../support/postgres.ts'
import { csv, plan } from './files.ts'

type Row = Record<string, unknown>

/** An empty database of a real server. */
type Database = {
  dialect: SqlDialect
  /** All statements of a text in one piece; what a failure leaves open is rolled back, as when the program ends. */
  run(sql: string): Promise<void>
  /** One statement; its values stand for the question marks. */
  rows(sql: string, values?: unknown[]): Promise<Row[]>
  /** With the server's own command line program; null where it is not installed. */
  runFile: ((file: string) => Promise<unknown>) | null
}

/** A kind of flag column: its type, its no as SQL, its yes as the driver gives it, and the word for yes in the contacts file. */
type Flag = { type: string; no: string; yes: unknown; word: string }

const exec = promisify(execFile)

/** What people, systems and attackers write into a key, and what only looks like another. */
const IDS = [
  "O'Brien",
  "'; DROP TABLE contatos; --",
  "\\'; DROP TABLE contatos; --",
  'a\\',
  '"quoted"',
  '`back`',
  '*/ DROP TABLE contatos; /*',
  '=1+1',
  '@SUM(1)',
  '-1',
  '%_',
  '$(id)',
  '$disparo$',
  '&amp',
  ':nome',
  '?',
  'São João',
  '😀 emoji',
  'line\nbreak',
  'tab\there',
  'GO',
  'NULL',
  '007',
  '7',
  '1e3',
  '12abc',
  '😀'.repeat(40),
]

const FIGURES = {
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
  evidenceUnmatched: 0,
}
const targetOf = (dialect: SqlDialect, trueValue: string) => ({ dialect, ...DEFAULT_TARGET, trueValue })

const isPlanned = (at: number): boolean => at % 2 === 0

/** A base in which every second contact has evidence; row 1 is marked already, which tells the word for yes. */
const filesFor = (ids: readonly string[], word: string) => ({
  contacts: csv([
    ['id', 'nome', 'telefone', 'aceita_whatsapp'],
    ...ids.map((id, at) => [id, "=cmd|' /C calc'!A0", `(11) 9${8_000_0000 + at}`, at === 1 ? word : '']),
  ]),
  evidence: csv([
    ['id', 'data', 'origem', 'termo'],
    ...ids.filter((_, at) => isPlanned(at)).map((id) => [id, '10/05/2026', 'site', '1']),
  ]),
})

const snapshot = (database: Database) => database.rows('SELECT * FROM contatos ORDER BY pos')

/** The flag of every third row is NULL, of the others it is no. */
async function fill(database: Database, idType: string, flag: Flag, ids: readonly string[]): Promise<void> {
  await database.run(`CREATE TABLE contatos (pos integer, id ${idType} UNIQUE, aceita_whatsapp ${flag.type}, obs varchar(20))`)
  for (const [at, id] of ids.entries())
    await database.rows(
      `INSERT INTO contatos (pos, id, aceita_whatsapp, obs) VALUES (${at}, ?, ${at % 3 === 0 ? 'NULL' : flag.no}, 'x')`,
      [id],
    )
}

const marked = (rows: Row[], flag: Flag): Row[] =>
  rows.map((row) => (isPlanned(Number(row.pos)) ? { ...row, aceita_whatsapp: flag.yes } : row))

function suite(open: () => Promise<Database>, [flag, ...otherFlags]: [Flag, ...Flag[]]): void {
  it.each([flag, ...otherFlags])('marks exactly the planned rows and restores the table, in a column $type', async (each) => {
    const database = await open()
    await fill(database, 'varchar(200)', each, IDS)
    const { read, summary } = await plan(filesFor(IDS, each.word), { dialect: database.dialect })
    expect(summary.toUpdate).toBe(IDS.filter((_, at) => isPlanned(at)).length)
    const before = await snapshot(database)
    const after = marked(before, each)
    await database.run(read('update.sql'))
    expect(await snapshot(database)).toEqual(after)
    await database.run(read('update.sql'))
    expect(await snapshot(database)).toEqual(after)
    await database.run(read('undo.sql'))
    expect(await snapshot(database)).toEqual(before)
    await database.run(read('undo.sql'))
    expect(await snapshot(database)).toEqual(before)
    const left = "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'disparo%'"
    expect(await database.rows(left)).toEqual([])
  })

  it.each([flag, ...otherFlags])(
    'takes the flag away, restores it, and sets none that has no value, in a column $type',
    async (each) => {
      const database = await open()
      await fill(database, 'varchar(200)', each, IDS)
      for (const pos of [0, 4, 6]) await database.rows(`UPDATE contatos SET aceita_whatsapp = ? WHERE pos = ${pos}`, [each.yes])
      const before = await snapshot(database)
      const left = IDS.slice(0, 6)
      const { update, undo } = writeScripts(targetOf(database.dialect, each.word), {
        ids: left,
        run: 'left',
        figures: FIGURES,
        change: 'unmark',
      })
      const script = [...update()].join('')
      const [, query = ''] = /\/\*\n([\s\S]*?);\n\*\//.exec(script) ?? []
      expect(Number((await database.rows(query))[0]?.seriam_alterados)).toBe(2)
      await database.run(script)
      const no = before[1]?.aceita_whatsapp
      const after = before.map((row) => ([0, 4].includes(Number(row.pos)) ? { ...row, aceita_whatsapp: no } : row))
      expect(await snapshot(database)).toEqual(after)
      await database.run(script)
      expect(await snapshot(database)).toEqual(after)
      await database.run(undo())
      expect(await snapshot(database)).toEqual(before)
    },
  )

  it('finds ids in a numeric column, and no other row by ids that only begin with digits', async () => {
    const database = await open()
    await fill(database, 'integer', flag, ['1', '2', '3', '12', '1000'])
    const planned = ['1', '-', '3', '-', '12abc', '-', '1e3', '-', "1' OR '1'='1", '-', '😀'].map((id, at) =>
      id === '-' ? `no ${at}` : id,
    )
    const { read } = await plan(filesFor(planned, flag.word), { dialect: database.dialect })
    const before = await snapshot(database)
    await database.run(read('update.sql'))
    expect((await snapshot(database)).filter((row) => row.aceita_whatsapp === flag.yes).map(({ id }) => id)).toEqual([1, 3])
    await database.run(read('undo.sql'))
    expect(await snapshot(database)).toEqual(before)
  })

  it('marks all the same where no id is a number', async () => {
    const database = await open()
    const ids = IDS.filter((id) => !/^\d+$/.test(id))
    await fill(database, 'varchar(200)', flag, ids)
    const { update } = writeScripts(targetOf(database.dialect, flag.word), { ids, run: 'text', figures: FIGURES })
    await database.run([...update()].join(''))
    expect((await snapshot(database)).map((row) => row.aceita_whatsapp)).toEqual(ids.map(() => flag.yes))
  })

  it('counts beforehand, changing nothing, as many rows as it then changes', async () => {
    const database = await open()
    await fill(database, 'varchar(200)', flag, IDS)
    await database.rows(`UPDATE contatos SET aceita_whatsapp = ? WHERE pos = 4`, [flag.yes])
    const { read } = await plan(filesFor(IDS, flag.word), { dialect: database.dialect })
    const before = await snapshot(database)
    const [, query = ''] = /\/\*\n([\s\S]*?);\n\*\//.exec(read('update.sql')) ?? []
    const [counted] = await database.rows(query)
    expect(await snapshot(database)).toEqual(before)
    await database.run(read('update.sql'))
    const changed = (await snapshot(database)).filter((row, at) => row.aceita_whatsapp !== before[at]?.aceita_whatsapp)
    expect(Number(counted?.seriam_alterados)).toBe(changed.length)
    expect(changed.length).toBe(IDS.filter((_, at) => isPlanned(at)).length - 1)
  })

  it('leaves alone who opted out after the script, in a second run and in the undo', async () => {
    const database = await open()
    await fill(database, 'varchar(200)', flag, IDS)
    const { read } = await plan(filesFor(IDS, flag.word), { dialect: database.dialect })
    const before = await snapshot(database)
    await database.run(read('update.sql'))
    // NULL before, and now a no that somebody said.
    await database.run(`UPDATE contatos SET aceita_whatsapp = ${flag.no} WHERE pos = 0`)
    const [optedOut] = await snapshot(database)
    await database.run(read('update.sql'))
    expect((await snapshot(database))[0]).toEqual(optedOut)
    await database.run(read('undo.sql'))
    expect(await snapshot(database)).toEqual([optedOut, ...before.slice(1)])
  })

  it('keeps whole batches where one fails, goes on in the next run, and undoes either', async () => {
    const database = await open()
    const ids = Array.from({ length: 1200 }, (_, at) => String(at + 1))
    await database.run('CREATE TABLE contatos (id integer PRIMARY KEY, aceita_whatsapp char(1))')
    await database.run(`INSERT INTO contatos (id) VALUES ${ids.map((id) => `(${id})`).join(', ')}`)
    // A rule of the client's own, which the second batch meets.
    await database.run("ALTER TABLE contatos ADD CONSTRAINT held CHECK (id <> 600 OR aceita_whatsapp <> 'S')")
    const { update, undo } = writeScripts(targetOf(database.dialect, 'S'), { ids, run: 'half', figures: FIGURES })
    const script = [...update()].join('')
    const yes = async () => Number((await database.rows("SELECT COUNT(*) AS n FROM contatos WHERE aceita_whatsapp = 'S'"))[0]?.n)
    await expect(database.run(script)).rejects.toThrow(/held/)
    expect(await yes()).toBe(500)
    await database.run('ALTER TABLE contatos DROP CONSTRAINT held')
    await database.run(script)
    expect(await yes()).toBe(1200)
    await database.run(undo())
    const [nothing] = await database.rows('SELECT COUNT(*) AS n FROM contatos WHERE aceita_whatsapp IS NULL')
    expect(Number(nothing?.n)).toBe(1200)
  })

  it('takes a table of another schema whose names are words of SQL or somebody else’s attack', async () => {
    const database = await open()
    const quote = (name: string) =>
      database.dialect === 'mysql' ? `\`${name.replaceAll('`', '``')}\`` : `"${name.replaceAll('"', '""')}"`
    const [schema, table, id, column] = ['crm é', `order"s\`; DROP TABLE x; --'`, 'group', "o'flag ç"]
    await database.run(`CREATE SCHEMA ${quote(schema)}`)
    const whole = `${quote(schema)}.${quote(table)}`
    await database.run(`CREATE TABLE ${whole} (${quote(id)} varchar(20), ${quote(column)} ${flag.type})`)
    await database.run(`INSERT INTO ${whole} VALUES ('1', NULL), ('2', NULL), ('3', ${flag.no})`)
    const { read } = await plan(filesFor(['1', '2', '3'], flag.word), {
      dialect: database.dialect,
      table: whole,
      idColumn: id,
      flagColumn: column,
    })
    const all = () => database.rows(`SELECT * FROM ${whole} ORDER BY ${quote(id)}`)
    const before = await all()
    await database.run(read('update.sql'))
    expect((await all()).map((row) => row[column] === flag.yes)).toEqual([true, false, true])
    await database.run(read('undo.sql'))
    expect(await all()).toEqual(before)
  })

  it('runs from the command line', async ({ skip }) => {
    const database = await open()
    if (database.runFile === null) return skip()
    await fill(database, 'varchar(200)', flag, IDS)
    const { out } = await plan(filesFor(IDS, flag.word), { dialect: database.dialect })
    const before = await snapshot(database)
    await database.runFile(join(out, 'update.sql'))
    expect(await snapshot(database)).toEqual(marked(before, flag))
    await database.runFile(join(out, 'undo.sql'))
    expect(await snapshot(database)).toEqual(before)
  })

  it('reads every text that the script quotes as that text', async () => {
    const database = await open()
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((each) => !each.includes('\0'))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
        const [row = {}] = await database.rows(
          `SELECT ${texts.map((each, at) => `${sqlText(each, database.dialect)} AS t${at}`).join(', ')}`,
        )
        expect(Object.values(row)).toEqual(texts)
      }),
      { numRuns: 50 },
    )
  })
}

const titled = (name: string, available: boolean): string => (available ? name : `${name} (left out: it is not installed)`)

const hasMariadb = mariadbAvailable()
describe.skipIf(!hasMariadb)(titled('the scripts on MariaDB', hasMariadb), () => {
  let server: MariadbServer
  beforeAll(async () => {
    server = await startMariadb()
  })
  afterAll(() => server.close())

  const open = async (): Promise<Database> => {
    const { name, connection } = await server.newDatabase()
    return {
      dialect: 'mysql',
      async run(sql) {
        try {
          await connection.query(sql)
        } finally {
          await connection.query('ROLLBACK')
        }
      },
      async rows(sql, values) {
        const [rows] = await connection.query(sql, values)
        return Array.isArray(rows) ? (rows as Row[]).map((row) => ({ ...row })) : []
      },
      runFile:
        mariadbClient === undefined
          ? null
          : (file) => exec(mariadbClient ?? '', ['--no-defaults', '-uroot', '-S', server.socket, name, '-e', `source ${file}`]),
    }
  }

  suite(open, [
    { type: 'tinyint(1)', no: '0', yes: 1, word: 'S' },
    { type: 'char(1)', no: "'N'", yes: 'S', word: 'S' },
    { type: "enum('Não', 'Sim')", no: "'Não'", yes: 'Sim', word: 'Sim' },
    { type: 'bit(1)', no: "b'0'", yes: Buffer.from([1]), word: 'true' },
  ])

  it('means the same where a backslash is a letter, and where quotation marks are names', async () => {
    const database = await open()
    const flag = { type: 'char(1)', no: "'N'", yes: 'S', word: 'S' }
    await fill(database, 'varchar(200)', flag, IDS)
    const { read } = await plan(filesFor(IDS, 'S'), { dialect: 'mysql' })
    const before = await snapshot(database)
    await database.run("SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES,STRICT_ALL_TABLES'")
    await database.run(read('update.sql'))
    expect(await snapshot(database)).toEqual(marked(before, flag))
  })

  it('takes a key of another character set', async () => {
    const database = await open()
    const flag = { type: 'char(1)', no: "'N'", yes: 'S', word: 'S' }
    const ids = ['São João', "O'Brien", 'x', 'Ação']
    await fill(database, 'varchar(100) CHARACTER SET latin1 COLLATE latin1_general_cs', flag, ids)
    const { read } = await plan(filesFor(ids, 'S'), { dialect: 'mysql' })
    const before = await snapshot(database)
    await database.run(read('update.sql'))
    expect(await snapshot(database)).toEqual(marked(before, flag))
  })
})

const hasPostgres = postgresAvailable()
describe.skipIf(!hasPostgres)(titled('the scripts on PostgreSQL', hasPostgres), () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.close())

  const psql = '/usr/bin/psql'
  const open = async (): Promise<Database> => {
    const { url } = await server.newSchema()
    const client = new Client({ connectionString: url })
    await client.connect()
    onTestFinished(() => client.end())
    return {
      dialect: 'postgres',
      async run(sql) {
        try {
          await client.query(sql)
        } catch (error) {
          await client.query('ROLLBACK')
          throw error
        }
      },
      async rows(sql, values = []) {
        let at = 0
        // Only what has values has question marks that stand for them.
        const text = values.length === 0 ? sql : sql.replace(/\?/g, () => `$${++at}`)
        return (await client.query<Row>(text, values)).rows
      },
      runFile: existsSync(psql) ? (file) => exec(psql, [url, '-v', 'ON_ERROR_STOP=1', '-q', '-f', file]) : null,
    }
  }

  suite(open, [
    { type: 'boolean', no: 'false', yes: true, word: 'S' },
    { type: 'char(1)', no: "'N'", yes: 'S', word: 'S' },
    { type: 'smallint', no: '0', yes: 1, word: 'Sim' },
    { type: 'text', no: "'Não'", yes: 'Sim', word: 'Sim' },
  ])

  it('means the same where a backslash in any literal is an escape', async () => {
    const database = await open()
    const flag = { type: 'boolean', no: 'false', yes: true, word: 'S' }
    await fill(database, 'text', flag, IDS)
    const { read } = await plan(filesFor(IDS, 'S'), { dialect: 'postgres' })
    const before = await snapshot(database)
    await database.run('SET standard_conforming_strings = off')
    await database.run(read('update.sql'))
    expect(await snapshot(database)).toEqual(marked(before, flag))
  })

  it('finds a key of type uuid', async () => {
    const database = await open()
    const flag = { type: 'boolean', no: 'false', yes: true, word: 'S' }
    const ids = [
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12',
      'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A13',
    ]
    await fill(database, 'uuid', flag, ids)
    const { read } = await plan(filesFor(ids, 'S'), { dialect: 'postgres' })
    const before = await snapshot(database)
    await database.run(read('update.sql'))
    expect(await snapshot(database)).toEqual(marked(before, flag))
  })
})
