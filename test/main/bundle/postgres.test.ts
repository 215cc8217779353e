import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { BundleContent, TargetTrouble } from '#core/bundle'
import { type LoadReport, loadBundle, openLoadTarget, writeBundle } from '../../../src-main/bundle/index.ts'
import { loadFile } from '../../../src-main/headless/bundle.ts'
import { compose, exampleBundle } from '../../support/arbitrary.ts'
import { type PostgresServer, postgresAvailable, tlsAvailable } from '../../support/postgres.ts'
import { startBuilt } from '../../support/processes.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { newPostgres, postgresTitle, type TestDatabase, withPostgres } from './databases.ts'
import { runCommand } from './terminal.ts'

async function load(content: BundleContent, { spec }: { spec: string }): Promise<LoadReport> {
  const target = openLoadTarget(spec)
  if (!target.ok) throw new Error(target.error.code)
  const result = await loadBundle(content, target.value)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.report
}

/** The next bundle of the same implementation. */
function newer(): BundleContent {
  const snapshot = exampleSnapshot()
  for (const number of snapshot.numbers) number.label = 'changed'
  snapshot.implementation.clientVarActiveSince = '2027-01-01'
  return compose(snapshot, { sequence: 2 })
}

function fileOf(content: BundleContent): string {
  const file = join(tempDir(), 'example.disparo.zip')
  writeFileSync(file, writeBundle(content))
  return file
}

/** Another program at the same database. */
async function connect(spec: string): Promise<Client> {
  const client = new Client({ connectionString: spec })
  // The server ends some of them on purpose.
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** Has every load stop in front of its last table until `release`; `waiting` answers which server process stands there. */
async function holdLoads({ spec, query }: TestDatabase): Promise<{ waiting(): Promise<number>; release(): Promise<void> }> {
  const holder = await connect(spec)
  await query(`CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$`)
  await query('CREATE TRIGGER hold BEFORE INSERT OR UPDATE ON disparo_setting FOR EACH ROW EXECUTE FUNCTION hold()')
  await holder.query('SELECT pg_advisory_lock(4711)')
  const stopped = async (): Promise<number | undefined> => {
    const sql = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"
    return (await holder.query<{ pid: number }>(sql)).rows[0]?.pid
  }
  return {
    waiting: async () => {
      await expect.poll(stopped, { timeout: 15_000 }).toBeTypeOf('number')
      return (await stopped()) ?? 0
    },
    release: async () => {
      await holder.query('SELECT pg_advisory_unlock(4711)')
    },
  }
}

describe.skipIf(!postgresAvailable())(postgresTitle('a load into PostgreSQL'), () => {
  const server = withPostgres()

  it('takes the password from a file, or from who types it when the server asks', async () => {
    const { url } = await server().newSchema()
    const bare = new URL(url)
    const password = decodeURIComponent(bare.password)
    bare.password = ''
    const content = exampleBundle()
    for (const source of [
      { given: password, ask: async () => null },
      { given: null, ask: async () => password },
    ]) {
      const target = openLoadTarget(bare.href, source)
      if (!target.ok) throw new Error(target.error.code)
      expect(await loadBundle(content, target.value)).toMatchObject({ ok: true })
    }
    const wrong = openLoadTarget(bare.href, { given: null, ask: async () => 'errada' })
    if (!wrong.ok) throw new Error(wrong.error.code)
    const refusal = await loadBundle(content, wrong.value)
    expect(refusal).toMatchObject({ ok: false, error: { data: { trouble: 'login' } } })
    expect(JSON.stringify(refusal)).not.toContain('errada')
  })

  it('gives one result when several start at once into an empty database', async () => {
    const database = await newPostgres(server())
    const reports = await Promise.all([1, 2, 3, 4].map(() => load(exampleBundle(), database)))
    const rows = Math.max(...reports.map(({ inserted }) => inserted))
    expect(reports.map(({ inserted }) => inserted).sort((a, b) => a - b)).toEqual([0, 0, 0, rows])
    expect(reports.map(({ unchanged }) => unchanged).sort((a, b) => a - b)).toEqual([0, rows, rows, rows])
    expect((await database.contents()).disparo_implementation).toHaveLength(1)
  })

  it('keeps other programs from writing in between, and lets them read', async () => {
    const database = await newPostgres(server())
    await load(exampleBundle({ sequence: 1 }), database)
    const { waiting, release } = await holdLoads(database)
    const loading = load(newer(), database)
    await waiting()
    const crm = await connect(database.spec)
    await crm.query("SET lock_timeout = '100ms'")
    await expect(crm.query("UPDATE disparo_number SET label = 'x'")).rejects.toThrow(/lock timeout/)
    expect((await crm.query('SELECT sequence FROM disparo_implementation')).rows).toEqual([{ sequence: 1 }])
    await release()
    expect(await loading).toMatchObject({ updated: 3 })
    expect((await crm.query('SELECT sequence FROM disparo_implementation')).rows).toEqual([{ sequence: 2 }])
  })

  it('leaves nothing behind when it is killed in the middle', async () => {
    const database = await newPostgres(server())
    await load(exampleBundle({ sequence: 1 }), database)
    const before = await database.contents()
    const { waiting, release } = await holdLoads(database)
    const child = spawn(process.execPath, [join(import.meta.dirname, 'load-process.ts'), fileOf(newer()), database.spec])
    const ended = once(child, 'exit')
    await waiting()
    child.kill('SIGKILL')
    expect(await ended).toEqual([null, 'SIGKILL'])
    await release()
    // The next load waits until the server has noticed; what it finds is what stood there before.
    expect(await load(exampleBundle({ sequence: 1 }), database)).toMatchObject({ inserted: 0, updated: 0 })
    expect(await database.contents()).toEqual(before)
  })

  it('goes into the schema that comes first in the search path', async () => {
    const [one, other] = [await newPostgres(server()), await newPostgres(server())]
    await load(exampleBundle(), one)
    expect(Object.keys(await other.contents())).toEqual([])
    expect(Object.keys(await one.contents())).toContain('disparo_trigger')
  })

  it.each<[string, TargetTrouble, RegExp, (pid: number) => string]>([
    ['stops waiting', 'busy', /canceling statement/, (pid) => `SELECT pg_cancel_backend(${pid})`],
    ['ends the connection', 'lost', /terminating connection/, (pid) => `SELECT pg_terminate_backend(${pid})`],
  ])('says so and leaves nothing behind when the server %s', async (_, trouble, reason, sql) => {
    const database = await newPostgres(server())
    await load(exampleBundle({ sequence: 1 }), database)
    const before = await database.contents()
    const { waiting, release } = await holdLoads(database)
    const target = openLoadTarget(database.spec)
    if (!target.ok) throw new Error(target.error.code)
    const loading = loadBundle(newer(), target.value)
    await database.query(sql(await waiting()))
    expect(await loading).toEqual({
      ok: false,
      error: { code: 'target-failed', data: { target: database.label, trouble, reason: expect.stringMatching(reason) } },
    })
    await release()
    expect(await database.contents()).toEqual(before)
  })

  it.skipIf(!tlsAvailable())('speaks TLS with a server whose certificate the address names', async () => {
    const database = await newPostgres(server())
    const spec = `${database.spec}&sslmode=verify-full&sslrootcert=${server().certificate}`
    expect(await load(exampleBundle(), { spec })).toMatchObject({ numbers: 2 })
  })

  type Change = { password?: string; user?: string; database?: string; port?: number; parameters?: string }
  const address = ({ host, port, user, password }: PostgresServer, change: Change): string => {
    const secret = encodeURIComponent(change.password ?? password)
    const place = `${host}:${change.port ?? port}/${change.database ?? 'postgres'}`
    return `postgres://${change.user ?? user}:${secret}@${place}${change.parameters ?? ''}`
  }

  beforeAll(async () => {
    const { query } = await server().newSchema()
    await query("CREATE ROLE leitor LOGIN PASSWORD 'leitor-s3nha'")
    // Before version 15 everybody might.
    await query('REVOKE CREATE ON SCHEMA public FROM PUBLIC')
  })

  it.each<[string, Change, TargetTrouble, RegExp]>([
    ['a wrong password', { password: 'outra-s3nha' }, 'login', /password authentication failed/],
    ['an unknown user', { user: 'ninguem' }, 'login', /password authentication failed/],
    ['no password', { password: '' }, 'login', /password/],
    ['an unknown database', { database: 'nenhum' }, 'no-database', /"nenhum" does not exist/],
    [
      'a schema that is not there',
      { parameters: '?options=-c%20search_path%3Dnenhum' },
      'no-database',
      /no schema has been selected/,
    ],
    ['a user who may not create tables', { user: 'leitor', password: 'leitor-s3nha' }, 'permission', /permission denied/],
    [
      'a schema that belongs to the server itself',
      { parameters: '?options=-c%20search_path%3Dpg_catalog' },
      'permission',
      /permission denied/,
    ],
    [
      'a certificate file that is not there',
      { parameters: '?sslmode=verify-full&sslrootcert=/nenhum.pem' },
      'tls',
      /no such file/,
    ],
    ['a port where nobody listens', { port: 1 }, 'unreachable', /ECONNREFUSED 127\.0\.0\.1:1/],
  ])('answers %s with one sentence in which there is no password', async (_, change, trouble, reason) => {
    await refused(address(server(), change), trouble, reason, [server().password, change.password ?? ''])
  })

  it.skipIf(!tlsAvailable()).each(['verify-full', 'require', 'prefer'])(
    'answers a certificate that nobody vouches for with how to name it, and nothing else (sslmode=%s)',
    async (mode) => {
      const warnings: Error[] = []
      const keep = (warning: Error) => warnings.push(warning)
      process.on('warning', keep)
      onTestFinished(() => {
        process.off('warning', keep)
      })
      const parameters = `?sslmode=${mode}`
      await refused(address(server(), { parameters }), 'tls', /self-signed certificate/, [server().password])
      expect(warnings).toEqual([])
    },
  )

  it('runs from the built command too', async () => {
    const { spec } = await newPostgres(server())
    const args = ['bundle', 'load', fileOf(exampleBundle()), '--into', spec, '--json']
    const { line, stop } = await startBuilt('cli', args, {}, () => true)
    await stop()
    expect(JSON.parse(line)).toMatchObject({ numbers: 2, triggers: 5, unchanged: 0 })
  })
})

describe('a load into something that is no PostgreSQL', () => {
  const SECRET = 's3nha-canário'
  const spec = (port: number, parameters = ''): string =>
    `postgres://ana:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/crm${parameters}`

  /** Answers whoever connects in its own way. */
  async function listen(answer: (socket: Socket) => void): Promise<number> {
    const sockets = new Set<Socket>()
    const server: Server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      answer(socket)
    }).listen(0, '127.0.0.1')
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    await once(server, 'listening')
    const at = server.address()
    return typeof at === 'object' && at ? at.port : 0
  }

  it('gives up on a server that says nothing', async () => {
    const port = await listen(() => undefined)
    await refused(spec(port, '?connect_timeout=1'), 'unreachable', /timeout/, [SECRET])
  })

  it.each<[string, (socket: Socket) => void, string, TargetTrouble]>([
    ['hangs up', (socket) => socket.destroy(), '', 'unreachable'],
    ['speaks HTTP', (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), '', 'unreachable'],
    ['has no TLS', (socket) => socket.once('data', () => socket.write('N')), '?sslmode=verify-full', 'tls'],
    [
      'sends the password back',
      (socket) => socket.once('data', () => socket.end(refusal(`no access with ${SECRET}, ${encodeURIComponent(SECRET)}`))),
      '',
      'login',
    ],
  ])('names a server that %s', async (_, answer, parameters, trouble) => {
    const port = await listen(answer)
    await refused(spec(port, parameters), trouble, /./, [SECRET])
  })

  it('names a server whose name nobody knows', async () => {
    await refused(`postgres://ana:${encodeURIComponent(SECRET)}@crm.invalid/crm`, 'unreachable', /crm\.invalid/, [SECRET])
  })
})

describe('a password in the address', () => {
  it.each([
    ['is warned of, and not shown', ':segredo-na-linha', true],
    ['is not warned of where there is none', '', false],
  ])('%s', async (_, password, isWarned) => {
    const spec = `postgres://ana${password}@127.0.0.1:1/crm`
    const { stderr } = await runCommand((terminal) => loadFile(fileOf(exampleBundle()), spec, terminal))
    expect(/^Atenção: a senha no endereço de --into/.test(stderr)).toBe(isWarned)
    expect(stderr).not.toContain('segredo-na-linha')
  })
})

/** What `disparo bundle load` says, in both languages and to machines: one line, no secret, exit 2. */
async function refused(spec: string, trouble: TargetTrouble, reason: RegExp, secrets: string[]): Promise<void> {
  const file = fileOf(exampleBundle())
  for (const locale of ['pt-BR', 'en'] as const) {
    const { exit, stdout, stderr } = await runCommand((terminal) => loadFile(file, spec, terminal), { locale })
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    // Before it, what is said of a password that others can read.
    expect(stderr.replace(/^(?:Atenção|Mind): .*\n/, '')).toMatch(/^[^\n]+\n$/)
    expect(stderr).toMatch(reason)
    expect(stderr).not.toMatch(/bundle\.target|\{\{|undefined/)
    noneOf(secrets, stderr)
  }
  const { stdout } = await runCommand((terminal) => loadFile(file, spec, terminal), { json: true })
  noneOf(secrets, stdout)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: 'target-failed', data: { trouble } })
}

function noneOf(secrets: readonly string[], text: string): void {
  for (const secret of secrets.filter((each) => each !== ''))
    for (const form of [secret, encodeURIComponent(secret), encodeURI(secret)]) expect(text).not.toContain(form)
}

/** PostgreSQL's ErrorResponse: an authorization that is not valid. */
function refusal(message: string): Buffer {
  const fields = ['SFATAL', 'VFATAL', 'C28000', `M${message}`].map((field) => `${field}\0`).join('')
  const body = Buffer.from(`${fields}\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
