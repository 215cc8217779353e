import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ensureBuilt, forgetBuild } from './build.mjs'
import { childEnv, run } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { commandOf, runtimeNode } from './node.mjs'
import { show } from './start.mjs'
import { ensureTestBrowser } from './test-tools.mjs'

/**
 * `npm run dev`: electron-vite with hot reload, and the browser shell in Electron's
 * place. `--electron` leaves Electron in it, `--inspect` lets a debugger attach to the
 * main process at port 9229. The token stays the same over restarts, so that an open
 * page finds its way back.
 * @param {string} root
 * @param {string[]} args
 */
export async function dev(root, args) {
  await ensureInstalled(root)
  forgetBuild(root)
  const env = childEnv()
  const command = [commandOf(root, 'electron-vite'), 'dev', '--watch', '--sourcemap']
  const inspects = args.includes('--inspect')
  if (args.includes('--electron')) command.push(...(inspects ? ['--inspect', '9229'] : []))
  else {
    const program = join('out', 'main', 'server.js')
    env.ELECTRON_EXEC_PATH = runtimeNode(root)
    // It starts the entry with what stands behind `--`; Node wants its own options before the program.
    env.ELECTRON_ENTRY = inspects ? '--inspect=127.0.0.1:9229' : program
    env.DISPARO_DEV_TOKEN = randomBytes(32).toString('base64url')
    command.push('--', ...(inspects ? [program] : []), '--port', '5170')
  }
  let isShown = false
  // Its line for the launcher has the key in it, and a terminal keeps what it showed.
  const line = (/** @type {string} */ text) => {
    const [word, shell, url] = text.split(' ')
    if (word !== 'DISPARO_READY' && word !== 'DISPARO_RUNNING') return process.stdout.write(`${text}\n`)
    // After a restart the page that is open finds its way back by itself.
    if (!isShown && url !== undefined) void show({ running: word === 'DISPARO_RUNNING', shell, url, open: false })
    isShown = true
  }
  const { code } = await run(runtimeNode(root), command, { cwd: root, env, stdout: line })
  return code
}

/** Runs a TypeScript program of the test folder, over a current build and with a browser. @param {string} program */
const overBuild =
  (program) =>
  /** @param {string} root @param {string[]} args */
  async (root, args) => {
    await ensureInstalled(root)
    await ensureBuilt(root)
    const browser = await ensureTestBrowser(root)
    if (browser === null) return 1
    const env = { ...childEnv(), CHROMIUM: browser }
    const { code } = await run(runtimeNode(root), [join(root, program), ...args], { cwd: root, env, stdout: 'inherit' })
    return code
  }

export const bench = overBuild('test/bench/bench.ts')
export const gallery = overBuild('test/gallery/gallery.ts')
export const killTest = overBuild('test/kill/kill.ts')
