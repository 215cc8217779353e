import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp } from '../../../src-main/app.ts'
import { sessionKeychain } from '../../../src-main/keychain/index.ts'
import { offerCopy } from '../../../src-main/shells/electron-way-back.ts'
import { startSentence } from '../../../src-main/shells/start-error.ts'
import { StoreError } from '../../../src-main/store/index.ts'
import { testClock } from '../../support/clock.ts'
import { openInProcess } from '../../support/in-process.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { transport } from '../../support/transport.ts'

const STORE = 'disparo.sqlite'

/** A closed store with everything in it, and one that a kill left behind with its log. */
let closed: string
let killed: string

const folder = mkdtempSync(join(tmpdir(), 'disparo-damage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  closed = join(folder, 'closed')
  killed = join(folder, 'killed')
  const app = await openApp({
    dataDir: closed,
    keychain: sessionKeychain(),
    fetch: transport,
    clock: testClock(),
    shell: 'in-process',
    contactsWorker: '',
    rehearsalWorker: '',
  })
  await createRouterClient(app.router).implementations.createTraining()
  await app.close()
  cpSync(closed, killed, { recursive: true })
  const program = `
    import { openStore } from ${JSON.stringify(resolve('src-main/store/index.ts'))}
    const store = openStore({ dataDir: ${JSON.stringify(killed)}, clock: { now: () => new Date() },
      initialSettings: { locale: 'en', colorScheme: 'auto', operator: '' } })
    for (let at = 0; at < 12; at++) store.implementations.create({ client: 'Client ' + at, environment: 'staging',
      isolatedServiceTree: '', receptive: null, clientVarActiveSince: null, chatRequestType: '' }, false)
    process.kill(process.pid, 'SIGKILL')`
  spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: resolve('.') })
  expect(existsSync(join(killed, `${STORE}-wal`))).toBe(true)
}, 60_000)

type Damage = (folder: string) => void
const change =
  (at: (bytes: Buffer) => void, name = STORE): Damage =>
  (folder) => {
    const bytes = readFileSync(join(folder, name))
    at(bytes)
    writeFileSync(join(folder, name), bytes)
  }
const flip = (at: number, name = STORE): Damage =>
  change((bytes) => {
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
  }, name)
const sql =
  (text: string): Damage =>
  (folder) => {
    const db = new Database(join(folder, STORE))
    db.unsafeMode()
    db.exec(text)
    db.close()
  }

const PAGE = 4096
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
/** Spread over a file, and the same in each run. */
const spread = (count: number, pages: number): number[] => range(count).map((at) => Math.floor((at * pages) / count))

const pagesOf = (folder: string): number => statSync(join(folder, STORE)).size / PAGE

/** What a program that opened the store has to be able to answer: everything that its pages ask first. */
async function use(dataDir: string): Promise<void> {
  const { disparo, app } = await openInProcess({ dataDir })
  try {
    for (const { implementation } of await disparo.implementations.list()) {
      const { id: implementationId } = implementation
      await disparo.accounts.list({ implementationId })
      await disparo.numbers.list({ implementationId })
      await disparo.templates.list({ implementationId, after: null })
      await disparo.triggers.list({ implementationId })
      await disparo.variables.list({ implementationId })
      await disparo.exports.list({ implementationId })
    }
    await disparo.implementations.create({ client: 'Depois', environment: 'staging' })
  } finally {
    await app.close()
  }
}

type Outcome = { kind: 'sound' } | { kind: 'told'; code: string; sentence: string } | { kind: 'bad'; error: string }

async function outcome(from: string, damage: Damage): Promise<Outcome> {
  const folder = join(tempDir(), 'dados')
  cpSync(from, folder, { recursive: true })
  damage(folder)
  try {
    await use(folder)
    return { kind: 'sound' }
  } catch (error) {
    const data = error instanceof Error && 'data' in error ? (error.data as { code?: string }) : {}
    // A page that a start has no time for may be told of later, but in a sentence.
    if (data.code === 'not-a-database') return { kind: 'told', code: data.code, sentence: '' }
    if (!(error instanceof StoreError)) return { kind: 'bad', error: `${data.code ?? ''} ${String(error)}` }
    return { kind: 'told', code: error.code, sentence: await startSentence(error, 'pt-BR', folder) }
  }
}

/** Each is told in a sentence: a program that goes on would have lost something. */
const MUST_BE_TOLD: [name: string, from: () => string, damage: Damage][] = [
  ['a text file', () => closed, (folder) => writeFileSync(join(folder, STORE), 'nome;telefone\n'.repeat(500))],
  ['an empty file beside its log', () => killed, (folder) => truncateSync(join(folder, STORE), 0)],
  ['no file beside its log', () => killed, (folder) => rmSync(join(folder, STORE))],
  ['no file beside copies', () => closed, withCopy((folder) => rmSync(join(folder, STORE)))],
  ['an empty file beside copies', () => closed, withCopy((folder) => truncateSync(join(folder, STORE), 0))],
  ['the file alone of an open store', () => killed, (folder) => rmSync(join(folder, `${STORE}-wal`))],
  ['the file alone of a store that was new', () => closed, (folder) => emptyWal(join(folder, STORE))],
  ['another program’s application id', () => closed, sql('PRAGMA application_id = 12345')],
  ['a newer version', () => closed, sql('PRAGMA user_version = 9990')],
  ['an older version that its tables are not of', () => closed, sql('PRAGMA user_version = 10')],
  ['a version that there never was', () => closed, sql('PRAGMA user_version = 33')],
  ['no version', () => closed, sql('PRAGMA user_version = 0')],
  ['another program’s database', () => closed, (folder) => foreign(join(folder, STORE))],
  ...['implementation', 'template', 'history', 'bundle_export', 'actor', 'setting'].map(
    (table): [string, () => string, Damage] => [
      `no table ${table}`,
      () => closed,
      sql(`PRAGMA foreign_keys = OFF; DROP TABLE ${table}`),
    ],
  ),
  ['no column samples', () => closed, sql('ALTER TABLE template DROP COLUMN samples')],
  ['no column client_var_confirmed_by', () => closed, sql('ALTER TABLE implementation DROP COLUMN client_var_confirmed_by')],
  ['no history of templates', () => closed, sql('DROP TRIGGER template_update_history')],
  ['no history of triggers', () => closed, sql('DROP TRIGGER trigger_rule_delete_history')],
  ['no index', () => closed, sql('DROP INDEX trigger_template_template')],
  ['broken JSON', () => closed, sql(`UPDATE template SET content = '{"name' WHERE rowid = 3`)],
  ...[32, 100, 200].map((at): [string, () => string, Damage] => [
    `the log from byte ${at} on`,
    () => killed,
    flip(at, `${STORE}-wal`),
  ]),
  ['the log’s magic', () => killed, flip(1, `${STORE}-wal`)],
  ['the log’s salt', () => killed, flip(17, `${STORE}-wal`)],
]

function withCopy(damage: Damage): Damage {
  return (folder) => {
    mkdirSync(join(folder, 'backups'))
    copyFileSync(join(folder, STORE), join(folder, 'backups', 'day-2026-11-20.sqlite'))
    damage(folder)
  }
}

function emptyWal(file: string): void {
  rmSync(file)
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.close()
}

function foreign(file: string): void {
  rmSync(file)
  const db = new Database(file)
  db.exec('CREATE TABLE cats (name TEXT)')
  db.close()
}

describe('a damaged store', () => {
  it.each(MUST_BE_TOLD)('is told: %s', async (_name, from, damage) => {
    const found = await outcome(from(), damage)
    expect(found.kind).toBe('told')
    if (found.kind === 'told') expect(found.sentence).not.toMatch(/sqlite_|malformed|unknown|internal|undefined|{{/i)
  })

  it('truncated, zeroed or flipped wherever, ends in a sound program or in a sentence', { timeout: 300_000 }, async () => {
    const pages = pagesOf(closed)
    const attacks: [string, string, Damage][] = [
      ...spread(40, pages).map((page): [string, string, Damage] => [
        `cut at page ${page}`,
        closed,
        (folder) => truncateSync(join(folder, STORE), page * PAGE),
      ]),
      ...spread(40, pages).map((page): [string, string, Damage] => [
        `page ${page} zeroed`,
        closed,
        change((bytes) => bytes.fill(0, page * PAGE, (page + 1) * PAGE)),
      ]),
      ...range(25).map((at): [string, string, Damage] => [`header byte ${at * 4} flipped`, closed, flip(at * 4)]),
      ...spread(30, pages).map((page): [string, string, Damage] => [`page ${page} flipped`, closed, flip(page * PAGE + 3)]),
      ...spread(20, pages).map((page): [string, string, Damage] => [
        `middle of page ${page} flipped`,
        closed,
        flip(page * PAGE + 2_900),
      ]),
    ]
    const wrong: string[] = []
    let told = 0
    for (const [name, from, damage] of attacks) {
      const found = await outcome(from, damage)
      if (found.kind === 'bad') wrong.push(`${name}: ${found.error}`)
      if (found.kind === 'told') {
        told += 1
        if (/sqlite_|malformed|unknown|internal|undefined|{{/i.test(found.sentence)) wrong.push(`${name}: ${found.sentence}`)
      }
    }
    expect(wrong).toEqual([])
    expect(told).toBeGreaterThan(100)
  })

  it('is told with the way back that there really is', async () => {
    const lost = withCopy((folder) => writeFileSync(join(folder, STORE), 'x'.repeat(9_000)))
    const found = await outcome(closed, lost)
    expect(found).toMatchObject({ kind: 'told', sentence: expect.stringContaining('day-2026-11-20.sqlite') })
    const alone = await outcome(closed, (folder) => writeFileSync(join(folder, STORE), 'x'.repeat(9_000)))
    expect(alone).toMatchObject({ kind: 'told', sentence: expect.stringContaining('não há cópia boa') })
    const bothLost = await outcome(closed, (folder) => {
      lost(folder)
      truncateSync(join(folder, 'backups', 'day-2026-11-20.sqlite'), 8_192)
    })
    expect(bothLost).toMatchObject({ kind: 'told', sentence: expect.stringContaining('não há cópia boa') })
  })

  it('is gone back from in the window’s own dialog, with a copy that is sound', async () => {
    const folder = join(tempDir(), 'dados')
    cpSync(closed, folder, { recursive: true })
    withCopy((there) => writeFileSync(join(there, STORE), 'x'.repeat(9_000)))(folder)
    const refusal = await use(folder).catch((error: unknown) => error)
    const sentence = await startSentence(refusal, 'pt-BR', folder, 'dialog')
    expect(sentence).toContain('volte à última cópia boa')
    expect(sentence).not.toContain('disparo restore')
    const told: string[] = []
    const presses = ['Escolher uma cópia…', 'Voltar à última cópia']
    const press = {
      async showMessageBox({ buttons = [] }: { buttons?: string[] }) {
        return { response: buttons.indexOf(presses.shift() ?? ''), checkboxChecked: false }
      },
      // Something that is no copy: it is told, and asked again.
      showOpenDialog: async () => ({ canceled: false, filePaths: [join(folder, STORE)] }),
      showErrorBox: (_title: string, message: string) => void told.push(message),
    } as Parameters<typeof offerCopy>[0]
    expect(await offerCopy(press, { sentence, folder, locale: 'pt-BR' })).toBe(true)
    expect(told).toEqual([expect.stringContaining(STORE)])
    await use(folder)
  })

  it('stays as it was found', async () => {
    const folder = join(tempDir(), 'dados')
    cpSync(killed, folder, { recursive: true })
    flip(32, `${STORE}-wal`)(folder)
    const before = [STORE, `${STORE}-wal`].map((name) => readFileSync(join(folder, name)))
    await expect(use(folder)).rejects.toBeInstanceOf(StoreError)
    expect([STORE, `${STORE}-wal`].map((name) => readFileSync(join(folder, name)))).toEqual(before)
  })
})

describe('a sound store', () => {
  it('opens after a kill with everything that was committed', async () => {
    const folder = join(tempDir(), 'dados')
    cpSync(killed, folder, { recursive: true })
    const { disparo } = await openInProcess({ dataDir: folder })
    const clients = (await disparo.implementations.list()).map(({ implementation }) => implementation.client)
    expect(clients).toEqual(expect.arrayContaining(range(12).map((at) => `Client ${at}`)))
  })

  it('opens after a transaction that was never committed', async () => {
    const folder = join(tempDir(), 'dados')
    cpSync(killed, folder, { recursive: true })
    // As a loss of power leaves it: the last frame was written by half.
    truncateSync(join(folder, `${STORE}-wal`), statSync(join(folder, `${STORE}-wal`)).size - 2_000)
    await use(folder)
  })

  it('has only its own files in its folder', () => {
    expect(readdirSync(closed).filter((name) => name.startsWith(STORE))).toEqual([STORE])
  })
})
