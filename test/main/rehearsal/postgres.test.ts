import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RehearsalSummary } from '#core/rehearsal'
import { UsageError } from '../../../src-main/headless/output.ts'
import { historyAt, type RehearseOptions, rehearseFiles } from '../../../src-main/headless/rehearse.ts'
import { exampleBundle } from '../../support/arbitrary.ts'
import { type PostgresSchema, type PostgresServer, postgresAvailable, startPostgres } from '../../support/postgres.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { wholeBytes } from '../bundle/archives.ts'
import { runCommand } from '../bundle/terminal.ts'
import { CONTACTS, csv, EVENT_COLUMNS, summaryOf } from './history.ts'

const EVENTS = [
  ['10/11/2026 10:00:00', '1', '007', 'Agendamento', 'Consulta marcada', '', ''],
  ['10/11/2026 09:00:00', '2', '7', 'Financeiro', 'Boleto emitido', 'status', ''],
  // The same second twice: the first of them sends.
  ['10/11/2026 09:00:00', '2', '7', 'Financeiro', 'Boleto emitido', 'status', ''],
  ['11/11/2026 23:59:59', '3', '008', 'Agendamento', '', 'operar', ''],
  ['12/11/2026 08:00:00', '4', "d'Ávila", 'Agendamento', '', 'operar', ''],
  ['12/11/2026 08:00:01', '5', '011', 'Financeiro', 'Boleto emitido', '', ''],
]

const literal = (cell: string): string => `'${cell.replaceAll("'", "''")}'`
const table = (name: string, columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `CREATE TABLE ${name} (${columns.map((column) => `"${column}" text`).join(', ')});
   INSERT INTO ${name} VALUES ${rows.map((cells) => `(${cells.map(literal).join(', ')})`).join(', ')}`

describe.runIf(postgresAvailable())('a history in PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.close())

  async function ready(): Promise<PostgresSchema> {
    const schema = await server.newSchema()
    const [names = [], ...contacts] = CONTACTS
    await schema.query(table('contatos', names, contacts))
    await schema.query(table('eventos', EVENT_COLUMNS, EVENTS))
    return schema
  }

  const rehearsed = (schema: PostgresSchema, options: Partial<RehearseOptions> = {}) => {
    const bundle = join(tempDir(), 'b.disparo')
    writeFileSync(bundle, wholeBytes(exampleBundle()))
    return runCommand(
      (terminal) =>
        rehearseFiles(
          {
            bundle,
            contacts: 'contatos',
            events: 'eventos',
            history: historyAt(schema.url, undefined, terminal),
            out: null,
            columns: [],
            mendsText: false,
            ...options,
          },
          terminal,
        ),
      { json: true },
    )
  }

  it('comes to what the same rows in files come to', async () => {
    const schema = await ready()
    const inFiles = await summaryOf({ events: csv([EVENT_COLUMNS, ...EVENTS]) })
    const { exit, stdout } = await rehearsed(schema)
    expect(exit).toBe(0)
    expect(JSON.parse(stdout)).toEqual(inFiles)
    expect(inFiles).toMatchObject({ sent: 2, derived: 1, blocked: { 'once-per-ticket': 1, 'unknown-contact': 1 } })
  })

  it.each(['timestamp', 'timestamptz'])(
    'reads the server’s own times, flags and numbers, in the order of time: %s',
    async (type) => {
      const schema = await ready()
      await schema.query(`
SET timezone = 'America/Sao_Paulo';
CREATE TABLE historico AS SELECT to_timestamp(data, 'DD/MM/YYYY HH24:MI:SS')::${type} AS data, ocorrencia::int, contato, solicitacao, status, tipo, template FROM eventos;
CREATE TABLE base AS SELECT id, nome, telefone, aceita_whatsapp IN ('Sim', 'S') AS aceita_whatsapp, "PRIMEIRO_NOME", "%PROTOCOLO%" FROM contatos;
CREATE VIEW visto AS SELECT * FROM historico`)
      const inFiles = await summaryOf({ events: csv([EVENT_COLUMNS, ...EVENTS]) })
      for (const events of ['historico', 'visto'])
        expect(JSON.parse((await rehearsed(schema, { contacts: 'base', events })).stdout) as RehearsalSummary).toEqual(inFiles)
    },
  )

  it('takes contacts from a file as well', async () => {
    const schema = await ready()
    const contacts = join(tempDir(), 'contatos.csv')
    writeFileSync(contacts, csv(CONTACTS))
    expect(JSON.parse((await rehearsed(schema, { contacts })).stdout)).toMatchObject({ sent: 2 })
  })

  it('refuses a table that is not there, columns that are missing, and never shows the password', async () => {
    const schema = await ready()
    const refused = await rehearsed(schema, { events: 'nada' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(UsageError)
    expect((refused as UsageError).message).toContain('nada')
    expect((refused as UsageError).message).not.toContain(server.password)
    await schema.query('CREATE TABLE torta (a text)')
    const missing = await rehearsed(schema, { events: 'torta' }).catch((error: unknown) => error)
    expect((missing as UsageError).message).toMatch(/torta falta a coluna data/)
  })

  it('writes nothing', async () => {
    const schema = await ready()
    // Whoever gives a function for a view can't have it write.
    await schema.query(`
CREATE FUNCTION escreve() RETURNS text LANGUAGE plpgsql AS 'BEGIN DELETE FROM contatos; RETURN ''x''; END';
CREATE VIEW armadilha AS SELECT data, ocorrencia, contato, solicitacao, status, escreve() AS tipo FROM eventos`)
    expect(await rehearsed(schema, { events: 'armadilha' }).catch((error: unknown) => error)).toBeInstanceOf(UsageError)
    expect(await schema.query('SELECT count(*)::int AS n FROM contatos')).toEqual([{ n: CONTACTS.length - 1 }])
  })
})
