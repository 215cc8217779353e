import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { childEnv, exitCode, run } from './child.mjs'
import { reasonFor } from './electron-reasons.mjs'
import { isFile, readIfThere, readJsonIfThere } from './files.mjs'
import { withLock } from './lock.mjs'
import { runtimeNode } from './node.mjs'
import { say } from './say.mjs'

const DAY = 24 * 60 * 60 * 1000

/** @param {string} root */
const packageOf = (root) => join(root, 'node_modules', 'electron')

/** @param {string} root @returns {string} */
export const electronVersion = (root) => JSON.parse(readIfThere(join(packageOf(root), 'package.json')) ?? '{}').version ?? '?'

/**
 * Electron's program file, or null when the runtime was not fetched or only in
 * part. Looks at files alone: asking the package itself would start a download.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 */
export function electronRuntime(root, env = process.env) {
  const path = readIfThere(join(packageOf(root), 'path.txt'))
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  const file = join(override ?? join(packageOf(root), 'dist'), path ?? 'electron')
  if (override) return isFile(file) ? file : null
  const fetched = readIfThere(join(packageOf(root), 'dist', 'version'))
    ?.trim()
    .replace(/^v/, '')
  return path !== null && fetched === electronVersion(root) && isFile(file) ? file : null
}

const memoFile = (/** @type {string} */ root) => join(root, 'node_modules', '.disparo-electron.json')

/**
 * Whether a fetch of this version failed within the last day, so that not every start waits for the same failure.
 * @param {string} root
 * @param {number} [now] ms
 */
export function fetchFailedLately(root, now = Date.now()) {
  const memo = readJsonIfThere(memoFile(root))
  if (typeof memo !== 'object' || memo === null || !('version' in memo) || !('failedAt' in memo)) return false
  return memo.version === electronVersion(root) && typeof memo.failedAt === 'number' && now - memo.failedAt < DAY
}

/**
 * Fetches the runtime with Electron's own installer, which has no deadline of its own.
 * @param {string} root
 * @param {number} deadline ms
 * @returns {Promise<string | null>} the program file, or null
 */
export async function fetchElectron(root, deadline) {
  return withLock(root, async () => {
    const there = electronRuntime(root)
    if (there) return there
    say({
      en: `Fetching Electron ${electronVersion(root)} (about 100 MB, up to ${deadline / 1000} s)…`,
      pt: `Baixando o Electron ${electronVersion(root)} (cerca de 100 MB, até ${deadline / 1000} s)…`,
    })
    const env = { ...childEnv(), ELECTRON_GET_NO_PROGRESS: '1' }
    await run(runtimeNode(root), [join(packageOf(root), 'install.js')], { cwd: root, env, stdout: 'collect', deadline })
    const fetched = electronRuntime(root)
    if (fetched) rmSync(memoFile(root), { force: true })
    else writeFileSync(memoFile(root), JSON.stringify({ version: electronVersion(root), failedAt: Date.now() }))
    return fetched
  })
}

/** @typedef {{ shell: string, url: string | undefined }} Running a Disparo that had the data open before */
/** @typedef {{ opened: true, running: Running | null, ended: Promise<number> } | { opened: false, reason: import('./say.mjs').Sentence }} Opened */

/**
 * Starts the app in Electron and waits for its line `DISPARO_READY electron`, which
 * it prints when the first page has answered. Whatever else happens within `patience`
 * (ms) means that the person would look at nothing: it is ended and the reason given.
 * A child that finds the data open elsewhere prints `DISPARO_RUNNING <shell> [URL]` and ends with 0.
 * @param {{ program: string, root: string, patience?: number }} options
 * @returns {Promise<Opened>}
 */
export function openElectron({ program, root, patience = 15_000 }) {
  const env = childEnv()
  // Set by editors' terminals; with it Electron would be a plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  // The channel ends with this process, however it ends, and the window with it.
  const child = spawn(program, ['.'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  const closed = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })))
  return new Promise((resolve) => {
    let stderr = ''
    let opened = false
    /** @type {number | null} */
    let silentFor = null
    const timer = setTimeout(() => {
      silentFor = patience / 1000
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 2_000).unref()
    }, patience)
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    // Ctrl+C reaches the child by itself; we stay to report its end.
    const stay = () => undefined
    process.on('SIGTERM', forward)
    process.on('SIGINT', stay)
    const ended = closed.then(({ code, signal }) => {
      process.off('SIGTERM', forward)
      process.off('SIGINT', stay)
      return exitCode(code, signal)
    })
    createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) }).on('line', (line) => {
      const [word, shell = '', url] = line.split(' ')
      if (line !== 'DISPARO_READY electron' && word !== 'DISPARO_RUNNING') return
      clearTimeout(timer)
      opened = true
      resolve({ opened, running: word === 'DISPARO_RUNNING' ? { shell, url } : null, ended })
    })
    child.stderr?.on('data', (chunk) => {
      if (opened) process.stderr.write(chunk)
      else stderr = `${stderr}${chunk}`.slice(-64_000)
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      resolve({ opened: false, reason: reasonFor({ stderr: error.message, code: null, signal: null, silentFor: null }) })
    })
    void closed.then(({ code, signal }) => {
      clearTimeout(timer)
      resolve({ opened: false, reason: reasonFor({ stderr, code, signal, silentFor }) })
    })
  })
}
