import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchChromium } from '../support/chromium.ts'
import { startBrowserShell } from '../support/processes.ts'
import { connectClient } from '../support/rpc-client.ts'

/**
 * `npm run bench [-- --json]`: what was measured side by side in this one run. Each
 * line says the figure, what it may be at most, and their ratio (1 or less is good).
 */
type Measure = { name: string; value: number; limit: number; unit: string; ratio: number }

const ROOT = resolve(import.meta.dirname, '../..')
const RUNS = 7
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const measures: Measure[] = []
const add = (name: string, value: number, limit: number, unit: string): void => {
  measures.push({ name, value: Math.round(value), limit, unit, ratio: Math.round((value / limit) * 100) / 100 })
}

function bareNode(): number {
  const start = performance.now()
  spawnSync(process.execPath, ['-e', '0'])
  return performance.now() - start
}

/** From starting the process to the router's first answer, on a data folder that exists already. */
async function firstAnswer(dataDir: string): Promise<{ ms: number; rss: number }> {
  const start = performance.now()
  const shell = await startBrowserShell(dataDir)
  const { disparo, close } = await connectClient(shell.url)
  await disparo.implementations.list()
  const ms = performance.now() - start
  for (const { implementation } of await disparo.implementations.list())
    await disparo.templates.list({ implementationId: implementation.id })
  const rss =
    process.platform === 'linux'
      ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${shell.pid}/status`, 'utf8'))?.[1]) / 1024
      : Number.NaN
  close()
  await shell.stop()
  return { ms, rss }
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

const dataDir = mkdtempSync(join(tmpdir(), 'disparo-bench-'))
try {
  await firstAnswer(dataDir)
  const beyond: number[] = []
  const rss: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const node = bareNode()
    const answer = await firstAnswer(dataDir)
    beyond.push(answer.ms - node)
    rss.push(answer.rss)
  }
  add('start to first answer, beyond Node itself', median(beyond), 400, 'ms')
  add('main process, resident', median(rss), 150, 'MB')
  add("first page's scripts, gzip", (await firstLoadBytes(dataDir)) / 1000, 300, 'kB')
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

if (process.argv.includes('--json')) console.log(JSON.stringify({ runs: RUNS, measures }))
else
  for (const { name, value, limit, unit, ratio } of measures)
    console.log(`${ratio.toFixed(2)}  ${name}: ${value} ${unit} (at most ${limit})`)
