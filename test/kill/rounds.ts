import { deepStrictEqual, ok, strictEqual } from 'node:assert'
import { randomInt } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ProviderId } from '#core/provider'
import { readBundle } from '../../src-main/bundle/index.ts'
import { startInfobipSimulator, startZenviaSimulator } from '../../src-main/training/index.ts'
import { allTemplates, syncToEnd, withMappedTemplate, withNumber, withPhone, withTrigger } from '../support/main-job.ts'
import { type BrowserShell, startBrowserShell } from '../support/processes.ts'
import { connectClient, type DisparoClient } from '../support/rpc-client.ts'
import { fineContent, until, withAccount, writeDraft } from '../support/studio.ts'

export type Result = { what: string; killed: number; before: number; after: number }

/** Enough that a sync takes some tenths of a second. */
const TEMPLATES = 3000

/** A provider, and what its simulator was really told. */
type Provider = {
  id: ProviderId
  simulator: { baseUrl: string; secret: string; senderIds: readonly string[] }
  /** How many messages of this key arrived. */
  sent(key: string): number
  /** How many templates have a name that begins so. */
  named(start: string): number
}

/**
 * Each job at each provider; those that ask none, once.
 * @param folder for the data, the caller's to remove
 * @param count how often each is killed
 * @throws AssertionError with what was found
 */
export async function rounds(folder: string, count: number, say: (line: string) => void): Promise<Result[]> {
  const [zenvia, infobip] = [
    await startZenviaSimulator({ templateCount: TEMPLATES }),
    await startInfobipSimulator({ templateCount: TEMPLATES }),
  ]
  const providers: Provider[] = [
    {
      id: 'zenvia',
      simulator: zenvia,
      sent: (key) => zenvia.messages().filter(({ externalId }) => externalId === key).length,
      named: (start) => [...zenvia.templates.all()].filter(({ name }) => name.startsWith(start)).length,
    },
    {
      id: 'infobip',
      simulator: infobip,
      sent: (key) => infobip.messages().filter(({ messageId }) => messageId === key).length,
      named: (start) => [...infobip.templates.all()].filter(({ name }) => name.startsWith(start)).length,
    },
  ]
  try {
    const results: Result[] = []
    for (const provider of providers)
      for (const [what, trial] of Object.entries(AT_PROVIDER)) {
        const name = `${what}, ${provider.id}`
        results.push(await repeat(name, count, say, await trial(join(folder, name), provider)))
      }
    for (const [what, trial] of Object.entries(OF_CONTACTS))
      results.push(await repeat(what, count, say, await trial(join(folder, what))))
    return results
  } finally {
    await zenvia.close()
    await infobip.close()
  }
}

/** Runs once, killed after so many milliseconds, and says whether it was found as before or as after. */
type Round = (killAfterMs: number, round: number) => Promise<'before' | 'after'>
/** `longestMs`: how long the whole takes, so that the moments cover all of it. */
type Trial = { longestMs: number; round: Round }

async function repeat(what: string, count: number, say: (line: string) => void, { longestMs, round }: Trial): Promise<Result> {
  const result = { what, killed: 0, before: 0, after: 0 }
  while (result.killed < count) {
    result[await round(randomInt(0, Math.ceil(longestMs * 1.2)), result.killed)]++
    result.killed++
    if (result.killed % 10 === 0) say(`${what}: ${result.killed} of ${count} (${result.before} before, ${result.after} after)`)
  }
  return result
}

type Session = { shell: BrowserShell; disparo: DisparoClient; close(): void }

async function open(dataDir: string): Promise<Session> {
  const shell = await startBrowserShell(dataDir)
  const { disparo, close } = await connectClient(shell.url)
  return { shell, disparo, close }
}

/** Starts the work, kills the program after so many milliseconds, whatever became of the work. */
async function killDuring({ shell, close }: Session, killAfterMs: number, work: Promise<unknown>): Promise<void> {
  // The connection dies with the program: that is the point.
  work.catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, killAfterMs))
  await shell.stop('SIGKILL')
  close()
}

/** The file itself is whole: SQLite's own checks, after the write-ahead log was taken over. In a copy, because looking takes the log over. */
function checkFile(dataDir: string): void {
  const copy = mkdtempSync(join(tmpdir(), 'disparo-kill-copy-'))
  try {
    for (const name of ['disparo.sqlite', 'disparo.sqlite-wal'])
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copy, name))
    const db = new Database(join(copy, 'disparo.sqlite'))
    deepStrictEqual(db.pragma('integrity_check'), [{ integrity_check: 'ok' }])
    deepStrictEqual(db.pragma('foreign_key_check'), [])
    db.close()
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function killedSync(dataDir: string, { id: providerId, simulator }: Provider): Promise<Trial> {
  const first = await open(dataDir)
  const { accountId } = await withNumber(first.disparo, simulator, providerId)
  const longestMs = await timed(() => syncToEnd(first.disparo, accountId))
  await first.shell.stop()
  return {
    longestMs,
    async round(killAfterMs) {
      const session = await open(dataDir)
      const fresh = await withNumber(session.disparo, simulator, providerId)
      await killDuring(session, killAfterMs, syncToEnd(session.disparo, fresh.accountId))
      checkFile(dataDir)
      const again = await open(dataDir)
      const { implementationId } = fresh
      const [account] = await again.disparo.accounts.list({ implementationId })
      const rows = await allTemplates(again.disparo, implementationId)
      // All of them and the run's record, or none and no record.
      strictEqual(rows.length, account?.lastSync?.added ?? 0)
      ok(rows.length === 0 || rows.length >= TEMPLATES, `${rows.length} templates`)
      // The next sync is not told that one is running, and brings the same.
      await again.disparo.accounts.replaceSecret({ id: fresh.accountId, secret: simulator.secret })
      const summary = await syncToEnd(again.disparo, fresh.accountId)
      strictEqual(summary.added + summary.unchanged, rows.length === 0 ? summary.added : rows.length)
      await again.disparo.implementations.remove({ id: implementationId })
      await again.shell.stop()
      return rows.length === 0 ? 'before' : 'after'
    },
  }
}

async function killedSend(dataDir: string, { id: providerId, simulator, sent }: Provider): Promise<Trial> {
  const first = await open(dataDir)
  const { implementationId, accountId, number } = await withNumber(first.disparo, simulator, providerId)
  await syncToEnd(first.disparo, accountId)
  const template = await withMappedTemplate(first.disparo, implementationId, number.senderId)
  const phone = await withPhone(first.disparo, implementationId)
  const send = (disparo: DisparoClient, key: string) =>
    disparo.tests.send({ key, numberId: number.id, templateId: template.id, testPhoneId: phone.id, crmValues: { NOME: 'Ana' } })
  const longestMs = await timed(() => send(first.disparo, `kill-test-${providerId}-timed`))
  await first.shell.stop()
  return {
    longestMs: Math.max(20, longestMs),
    async round(killAfterMs, round) {
      const key = `kill-test-${providerId}-${round}`
      const session = await open(dataDir)
      await session.disparo.accounts.replaceSecret({ id: accountId, secret: simulator.secret })
      await killDuring(session, killAfterMs, send(session.disparo, key))
      checkFile(dataDir)
      const again = await open(dataDir)
      await again.disparo.accounts.replaceSecret({ id: accountId, secret: simulator.secret })
      const found = (await again.disparo.tests.list({ implementationId })).find((test) => test.id === key)
      // Nothing may be called running that no longer runs, and what was sent must have left a trace.
      ok(found?.state !== 'pending', 'still called pending')
      if (!found) strictEqual(sent(key), 0, 'sent without a trace')
      // The person tries again.
      const after = await send(again.disparo, key)
      if (found) strictEqual(after.state, found.state)
      else strictEqual(after.state, 'accepted')
      strictEqual(sent(key) <= 1, true, `sent ${sent(key)} times`)
      if (after.state === 'accepted') strictEqual(sent(key), 1)
      await again.shell.stop()
      return found ? 'after' : 'before'
    },
  }
}

async function killedSubmission(dataDir: string, { id: providerId, simulator, named }: Provider): Promise<Trial> {
  type Place = { implementationId: string; accountId: string; senderId: string }
  const write = (disparo: DisparoClient, place: Place, name: string, about: string) => {
    const { body } = fineContent(providerId, '')
    return writeDraft(disparo, providerId, place, fineContent(providerId, name, `${body.text} Assunto: ${about}.`))
  }
  const submitted = async (disparo: DisparoClient, { implementationId }: Place): Promise<void> => {
    await until(disparo, async () =>
      (await disparo.submissions.list({ implementationId })).every(({ state }) => state === 'sent'),
    )
  }
  const first = await open(dataDir)
  const place = await withAccount(first.disparo, providerId, simulator)
  const { id } = await write(first.disparo, place, 'antes_de_todos_v1', 'antes de todos')
  const longestMs = await timed(async () => {
    await first.disparo.submissions.add({ draftIds: [id] })
    await submitted(first.disparo, place)
  })
  await first.shell.stop()
  return {
    longestMs: Math.max(20, longestMs * 2),
    async round(killAfterMs, round) {
      const session = await open(dataDir)
      // An account takes a hundred new templates an hour: each round has one of its own.
      const own = await withAccount(session.disparo, providerId, simulator)
      const { implementationId, accountId } = own
      const draftIds: string[] = []
      for (const letter of ['a', 'b']) {
        const about = `a parte ${letter} da rodada de número ${round}`
        draftIds.push((await write(session.disparo, own, `rodada${round}_${letter}_v1`, about)).id)
      }
      const adding = session.disparo.submissions.add({ draftIds }).then(() => submitted(session.disparo, own))
      await killDuring(session, killAfterMs, adding)
      checkFile(dataDir)
      const arrived = named(`rodada${round}_`)
      const again = await open(dataDir)
      await again.disparo.accounts.replaceSecret({ id: accountId, secret: simulator.secret })
      // Queued together or not at all; where not, the drafts are still there to be queued.
      const queued = (await again.disparo.submissions.list({ implementationId })).length
      ok(queued === 0 || queued === 2, `${queued} queued`)
      if (queued === 0) await again.disparo.submissions.add({ draftIds })
      for (const { id: one, state } of await again.disparo.submissions.list({ implementationId }))
        if (state !== 'sent') await again.disparo.submissions.retry({ id: one })
      await submitted(again.disparo, own)
      strictEqual(named(`rodada${round}_`), 2, 'each of the two is at the provider once')
      strictEqual((await again.disparo.drafts.list({ implementationId })).length, 0)
      await again.shell.stop()
      return arrived === 0 ? 'before' : 'after'
    },
  }
}

async function killedExport(dataDir: string, { id: providerId, simulator }: Provider): Promise<Trial> {
  const first = await open(dataDir)
  const { implementationId, accountId, number } = await withNumber(first.disparo, simulator, providerId)
  await syncToEnd(first.disparo, accountId)
  const template = await withMappedTemplate(first.disparo, implementationId, number.senderId)
  await withTrigger(first.disparo, { implementationId, number, templateId: template.id })
  const longestMs = await timed(() => first.disparo.exports.create({ implementationId }))
  await first.shell.stop()
  return {
    longestMs: Math.max(20, longestMs),
    async round(killAfterMs, round) {
      const session = await open(dataDir)
      await session.disparo.implementations.update({
        id: implementationId,
        facts: { isolatedServiceTree: `Árvore ${round}` },
      })
      const earlier = await session.disparo.exports.list({ implementationId })
      await killDuring(session, killAfterMs, session.disparo.exports.create({ implementationId }))
      checkFile(dataDir)
      const again = await open(dataDir)
      const records = await again.disparo.exports.list({ implementationId })
      ok(records.length === earlier.length || records.length === earlier.length + 1)
      const { record, file } = await again.disparo.exports.create({ implementationId })
      // The number that the killed export had, or would have had: none is lost, none is given twice.
      strictEqual(record.sequence, earlier.length + 1)
      const bundle = readBundle(await file.bytes())
      ok(bundle.ok && bundle.value.manifest.sequence === record.sequence)
      await again.shell.stop()
      return records.length === earlier.length ? 'before' : 'after'
    },
  }
}

const AT_PROVIDER = { sync: killedSync, 'test send': killedSend, submission: killedSubmission, export: killedExport }

/** Enough that reading them takes some tenths of a second. */
const CONTACTS = 100_000
const EVIDENCE = 'id;data\n1;10/05/2026\n2;10/05/2026\n'
const TARGET = { dialect: 'postgres', table: 'contatos', idColumn: 'id', flagColumn: 'aceita', trueValue: 'S' } as const

async function importFile(disparo: DisparoClient, implementationId: string, kind: 'contacts' | 'evidence', text: string) {
  const piece = new Blob([text])
  const { uploadId } = await disparo.contacts.begin({ implementationId, kind, fileName: `${kind}.csv`, bytes: piece.size })
  await disparo.contacts.piece({ uploadId, piece })
  const { dialect, mapping } = await disparo.contacts.inspect({ uploadId })
  for await (const _ of await disparo.contacts.import({ uploadId, dialect, mapping })) void _
}

const contactsOf = (count: number): string =>
  `id;nome;telefone;aceita\n${Array.from({ length: count }, (_, at) => `${at};Ana;119${10_000_000 + at};N`).join('\n')}`

async function makePlan(disparo: DisparoClient, implementationId: string): Promise<void> {
  for await (const _ of await disparo.consent.plan({ implementationId, target: TARGET })) void _
}

/** What lies in the client's folder, without the two parts of an import whose names are chance. */
const lyingIn = (dataDir: string, implementationId: string): string[] =>
  readdirSync(join(dataDir, 'contacts', implementationId), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replace(/[0-9a-f-]{36}/, 'ID').replace(/plan-[\w-]+/, 'plan'))
    .sort()

async function killedImport(dataDir: string): Promise<Trial> {
  const first = await open(dataDir)
  const { id: implementationId } = await first.disparo.implementations.create({ client: 'Clínica', environment: 'staging' })
  const longestMs = await timed(() => importFile(first.disparo, implementationId, 'contacts', contactsOf(CONTACTS)))
  await first.shell.stop()
  const lying = lyingIn(dataDir, implementationId)
  let rows = CONTACTS
  return {
    longestMs,
    async round(killAfterMs, round) {
      const next = CONTACTS + round + 1
      const session = await open(dataDir)
      await killDuring(session, killAfterMs, importFile(session.disparo, implementationId, 'contacts', contactsOf(next)))
      checkFile(dataDir)
      const again = await open(dataDir)
      // One import or the other, whole, and nothing of a third.
      deepStrictEqual(lyingIn(dataDir, implementationId), lying)
      const { rows: page } = await again.disparo.contacts.rows({ implementationId, class: 'landline' })
      strictEqual(page.length, 0)
      const description = join(dataDir, 'contacts', implementationId, 'contacts', 'import.json')
      const found = Number(JSON.parse(readFileSync(description, 'utf8')).rows)
      ok(found === rows || found === next, `${found} rows`)
      const outcome = found === rows ? 'before' : 'after'
      rows = found
      await again.shell.stop()
      return outcome
    },
  }
}

async function killedPlan(dataDir: string): Promise<Trial> {
  const first = await open(dataDir)
  const { id: implementationId } = await first.disparo.implementations.create({ client: 'Clínica', environment: 'staging' })
  await importFile(first.disparo, implementationId, 'contacts', contactsOf(CONTACTS))
  await importFile(first.disparo, implementationId, 'evidence', EVIDENCE)
  const longestMs = await timed(() => makePlan(first.disparo, implementationId))
  await first.shell.stop()
  const lying = lyingIn(dataDir, implementationId)
  return {
    longestMs,
    async round(killAfterMs) {
      const session = await open(dataDir)
      const before = (await session.disparo.consent.get({ implementationId })).plan
      await killDuring(session, killAfterMs, makePlan(session.disparo, implementationId))
      checkFile(dataDir)
      const again = await open(dataDir)
      // The record and its five files are of one plan, and there are no others.
      deepStrictEqual(lyingIn(dataDir, implementationId), lying)
      const { plan } = await again.disparo.consent.get({ implementationId })
      const summary = await again.disparo.consent.planFile({ implementationId, name: 'summary.json' })
      strictEqual(JSON.parse(await summary.text()).generatedAt, plan?.createdAt)
      await again.shell.stop()
      return plan?.createdAt === before?.createdAt ? 'before' : 'after'
    },
  }
}

const OF_CONTACTS = { 'contact import': killedImport, plan: killedPlan }
