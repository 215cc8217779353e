import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchChromium } from '../support/chromium.ts'
import { syncToEnd, withNumber } from '../support/main-job.ts'
import { startBrowserShell, startSimulator } from '../support/processes.ts'
import { connectClient } from '../support/rpc-client.ts'
import { measureContacts } from './contacts.ts'
import { measureElectron } from './electron.ts'
import { measureFilter } from './filter.ts'
import { measureLint } from './lint.ts'
import { measureRehearsal } from './rehearse.ts'
import { measureSync } from './sync.ts'
import { measureTyping } from './typing.ts'

/**
 * `npm run bench [-- GROUP…] [--json]`: what was measured side by side in this one run. Each
 * line says the figure, what it may be at most, and their ratio (1 or less is good).
 */
type Measure = { name: string; value: number; limit: number; unit: string; ratio: number }

const ROOT = resolve(import.meta.dirname, '../..')
const RUNS = 7
const SYNC_RUNS = 5
const TEMPLATES = 10_000
/** Of several runs of the same: whatever else the machine does only ever adds. */
const best = (values: number[]): number => Math.min(...values)
const measures: Measure[] = []
const add = (name: string, value: number, limit: number, unit: string): void => {
  measures.push({
    name,
    value: Math.round(value),
    limit: Math.round(limit),
    unit,
    ratio: Math.round((value / limit) * 100) / 100,
  })
}

function bareNode(): number {
  const start = performance.now()
  spawnSync(process.execPath, ['-e', '0'])
  return performance.now() - start
}

/** Milliseconds from starting the process to the router's first answer, on a data folder that exists already. */
async function firstAnswer(dataDir: string): Promise<number> {
  const start = performance.now()
  const shell = await startBrowserShell(dataDir)
  const { disparo, close } = await connectClient(shell.url)
  await disparo.implementations.list()
  const ms = performance.now() - start
  close()
  await shell.stop()
  return ms
}

/** Bytes, gzipped, of every script that the browser asks for until the first page can be used. */
async function firstLoadBytes(dataDir: string): Promise<number> {
  const browser = await launchChromium()
  const shell = await startBrowserShell(dataDir)
  const page = await browser.newPage()
  const scripts = new Set<string>()
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname)
  })
  await page.goto(shell.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await browser.close()
  await shell.stop()
  return [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(join(ROOT, 'out/renderer', path))).length, 0)
}

/** Milliseconds from a key to the filtered list's paint, over ten thousand templates. */
async function filterKeystroke(dataDir: string): Promise<number> {
  const simulator = await startSimulator({ templateCount: TEMPLATES })
  const shell = await startBrowserShell(dataDir)
  const { disparo, close } = await connectClient(shell.url)
  const { zenvia } = simulator
  const account = { baseUrl: zenvia.baseUrl, secret: zenvia.token, senderIds: [zenvia.senderId] }
  const { implementationId, accountId } = await withNumber(disparo, account)
  await syncToEnd(disparo, accountId)
  close()
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(shell.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/templates`)
  const { median } = await measureFilter(page)
  await browser.close()
  await shell.stop()
  await simulator.stop()
  return median
}

async function onFolder(measure: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'disparo-bench-'))
  await measure(dataDir).finally(() => rmSync(dataDir, { recursive: true, force: true }))
}

const GROUPS: Readonly<Record<string, () => Promise<void>>> = {
  start: () =>
    onFolder(async (dataDir) => {
      await firstAnswer(dataDir)
      const node: number[] = []
      const answers: number[] = []
      for (let run = 0; run < RUNS; run++) {
        node.push(bareNode())
        answers.push(await firstAnswer(dataDir))
      }
      add('start to first answer, beyond Node itself', best(answers) - best(node), 200, 'ms')
    }),
  page: () => onFolder(async (dataDir) => add("first page's scripts, gzip", (await firstLoadBytes(dataDir)) / 1000, 280, 'kB')),
  async sync() {
    const syncs = []
    for (let run = 0; run < SYNC_RUNS; run++) syncs.push(await measureSync())
    const limit = best(syncs.map((each) => each.download)) * 1.35
    add('first sync of 10,000 templates, against 1.35 × bare download', best(syncs.map((each) => each.sync)), limit, 'ms')
    add('the same again, nothing changed', best(syncs.map((each) => each.again)), limit, 'ms')
    add('main process with 10,000 templates, resident', best(syncs.map((each) => each.rss ?? Number.NaN)), 135, 'MB')
  },
  async lint() {
    const lint = measureLint()
    add('lint of 10,000 templates against the account of them all', lint.ordinary, 600, 'ms')
    add('the same where every text has several findings', lint.account, 1000, 'ms')
    add('lint of the longest template, in microseconds', lint.longest * 1000, 2000, 'µs')
    add(`lint at twice the length of the worst hostile text (${lint.growthOf}), per cent`, lint.growth * 100, 300, '%')
    add('lint of the slowest hostile text of 200,000 characters', lint.hostile, 1000, 'ms')
  },
  async contacts() {
    const contacts = await measureContacts()
    add('import of 1,000,000 contacts, against 2.5 × the bare read by Papa Parse', contacts.imported, contacts.bare * 2.5, 'ms')
    add('the program that imports 1,000,000 contacts, resident at most', contacts.rss, 300, 'MB')
    add("its main thread's longest time without an answer meanwhile", contacts.longestBlock, 50, 'ms')
  },
  async rehearse() {
    const { events, bare, rehearsed, rss } = measureRehearsal()
    const many = events.toLocaleString('en')
    add(`rehearsal of ${many} events, against 3 × DuckDB's bare join and count`, rehearsed, bare * 3, 'ms')
    add(`the program that rehearses ${many} events, resident at most`, rss, 1024, 'MB')
  },
  filter: () =>
    onFolder(async (dataDir) =>
      add('filter keystroke over 10,000 templates, to paint', await filterKeystroke(dataDir), 40, 'ms'),
    ),
  async electron() {
    const window = await measureElectron()
    if (window === null) return console.error('no Electron runs here: its window was not measured')
    const { disparo, bare } = window
    add("start to the page's first answer in Electron, against 1.5 × a bare window", disparo.start, bare.start * 1.5, 'ms')
    add('memory of all its processes in Electron, against 1.25 × a bare window', disparo.memory, bare.memory * 1.25, 'MB')
  },
  async typing() {
    add("keystroke in a template's body, 1,000 others in the account, scripting", (await measureTyping()).median, 10, 'ms')
  },
}

const wanted = process.argv.slice(2).filter((arg) => arg !== '--json')
const unknown = wanted.find((name) => !Object.hasOwn(GROUPS, name))
if (unknown !== undefined) throw new Error(`no group ${unknown}; there are ${Object.keys(GROUPS).join(', ')}`)
for (const [name, measure] of Object.entries(GROUPS)) if (wanted.length === 0 || wanted.includes(name)) await measure()

if (process.argv.includes('--json')) console.log(JSON.stringify({ runs: RUNS, measures }))
else
  for (const { name, value, limit, unit, ratio } of measures)
    console.log(`${ratio.toFixed(2)}  ${name}: ${value} ${unit} (at most ${limit})`)
