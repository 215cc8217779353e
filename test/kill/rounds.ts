import { deepStrictEqual, ok, strictEqual } from 'node:assert'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { readBundle } from '../../src-main/bundle/index.ts'
import { startZenviaSimulator, type ZenviaSimulator } from '../../src-main/training/index.ts'
import { allTemplates, syncToEnd, withMappedTemplate, withNumber, withPhone, withTrigger } from '../support/main-job.ts'
import { type BrowserShell, startBrowserShell } from '../support/processes.ts'
import { connectClient, type DisparoClient } from '../support/rpc-client.ts'
import { fineContent, until, writeDraft } from '../support/studio.ts'

export type Result = { what: string; killed: number; before: number; after: number }

/** Enough that a sync takes some tenths of a second. */
const TEMPLATES = 3000

/**
 * @param folder for the data, the caller's to remove
 * @param count how often each is killed
 * @throws AssertionError with what was found
 */
export async function rounds(folder: string, count: number, say: (line: string) => void): Promise<Result[]> {
  const simulator = await startZenviaSimulator({ templateCount: TEMPLATES })
  try {
    return [
      await repeat('sync', count, say, await killedSync(join(folder, 'sync'), simulator)),
      await repeat('test send', count, say, await killedSend(join(folder, 'send'), simulator)),
      await repeat('submission', count, say, await killedSubmission(join(folder, 'submission'), simulator)),
      await repeat('export', count, say, await killedExport(join(folder, 'export'), simulator)),
    ]
  } finally {
    await simulator.close()
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

/** The file itself is whole: SQLite's own checks, after the write-ahead log was taken over. */
function checkFile(dataDir: string): void {
  const db = new Database(join(dataDir, 'disparo.sqlite'))
  deepStrictEqual(db.pragma('integrity_check'), [{ integrity_check: 'ok' }])
  deepStrictEqual(db.pragma('foreign_key_check'), [])
  db.close()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function killedSync(dataDir: string, simulator: ZenviaSimulator): Promise<Trial> {
  const first = await open(dataDir)
  const { accountId } = await withNumber(first.disparo, simulator)
  const longestMs = await timed(() => syncToEnd(first.disparo, accountId))
  await first.shell.stop()
  return {
    longestMs,
    async round(killAfterMs) {
      const session = await open(dataDir)
      const fresh = await withNumber(session.disparo, simulator)
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

async function killedSend(dataDir: string, simulator: ZenviaSimulator): Promise<Trial> {
  const first = await open(dataDir)
  const { implementationId, accountId, number } = await withNumber(first.disparo, simulator)
  await syncToEnd(first.disparo, accountId)
  const template = await withMappedTemplate(first.disparo, implementationId, number.senderId)
  const phone = await withPhone(first.disparo, implementationId)
  const send = (disparo: DisparoClient, key: string) =>
    disparo.tests.send({ key, numberId: number.id, templateId: template.id, testPhoneId: phone.id, crmValues: { NOME: 'Ana' } })
  const longestMs = await timed(() => send(first.disparo, 'kill-test-timed'))
  await first.shell.stop()
  const sent = (key: string): number => simulator.messages().filter((message) => message.externalId === key).length
  return {
    longestMs: Math.max(20, longestMs),
    async round(killAfterMs, round) {
      const key = `kill-test-${round}`
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

async function killedSubmission(dataDir: string, simulator: ZenviaSimulator): Promise<Trial> {
  const first = await open(dataDir)
  const { implementationId, accountId, number } = await withNumber(first.disparo, simulator)
  const place = { implementationId, accountId, senderId: number.senderId }
  const write = (disparo: DisparoClient, name: string, about: string) =>
    writeDraft(disparo, 'zenvia', place, fineContent('zenvia', name, `${fineContent('zenvia', '').body.text} Assunto: ${about}.`))
  const submitted = async (disparo: DisparoClient): Promise<void> => {
    await until(disparo, async () =>
      (await disparo.submissions.list({ implementationId })).every(({ state }) => state === 'sent'),
    )
  }
  const { id } = await write(first.disparo, 'antes_de_todos_v1', 'antes de todos')
  const longestMs = await timed(async () => {
    await first.disparo.submissions.add({ draftIds: [id] })
    await submitted(first.disparo)
  })
  await first.shell.stop()
  const atProvider = (round: number): number =>
    [...simulator.templates.all()].filter(({ name }) => name.startsWith(`rodada${round}_`)).length
  return {
    longestMs: Math.max(20, longestMs * 2),
    async round(killAfterMs, round) {
      const session = await open(dataDir)
      await session.disparo.accounts.replaceSecret({ id: accountId, secret: simulator.secret })
      const draftIds: string[] = []
      for (const letter of ['a', 'b']) {
        const about = `a parte ${letter} da rodada de número ${round}`
        draftIds.push((await write(session.disparo, `rodada${round}_${letter}_v1`, about)).id)
      }
      const adding = session.disparo.submissions.add({ draftIds }).then(() => submitted(session.disparo))
      await killDuring(session, killAfterMs, adding)
      checkFile(dataDir)
      const arrived = atProvider(round)
      const again = await open(dataDir)
      await again.disparo.accounts.replaceSecret({ id: accountId, secret: simulator.secret })
      const queued = (await again.disparo.submissions.list({ implementationId })).some(({ name }) =>
        name.startsWith(`rodada${round}_`),
      )
      // Queued together or not at all; where not, the drafts are still there to be queued.
      if (!queued) await again.disparo.submissions.add({ draftIds })
      for (const { id: one, state } of await again.disparo.submissions.list({ implementationId }))
        if (state !== 'sent') await again.disparo.submissions.retry({ id: one })
      await submitted(again.disparo)
      strictEqual(atProvider(round), 2, 'each of the two is at the provider once')
      strictEqual((await again.disparo.drafts.list({ implementationId })).length, 0)
      await again.shell.stop()
      return arrived === 0 ? 'before' : 'after'
    },
  }
}

async function killedExport(dataDir: string, simulator: ZenviaSimulator): Promise<Trial> {
  const first = await open(dataDir)
  const { implementationId, accountId, number } = await withNumber(first.disparo, simulator)
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
