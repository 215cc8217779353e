import { electronRuntime, fetchElectron, fetchFailedLately } from '../electron.mjs'
import { ensureOldApp } from './old-app.mjs'
import { ensureOldRuntime } from './old-runtime.mjs'
import { ensureOldSqlite } from './old-sqlite.mjs'

export { canOpenDisplay, openDisplay } from './display.mjs'
export { ensureOldApp } from './old-app.mjs'

/** @typedef {{ program: string, app: string }} TestElectron the program file, and the folder that it is started with */

const FETCH_DEADLINE = 30_000

/**
 * The runtime in which the window's tests run: Electron's own where it is installed or can be
 * downloaded, else an older one for Linux on x64. Nothing of the checkout's build is needed yet.
 * @param {string} root
 * @returns {Promise<{ program: string, old: boolean } | null>} null where there is none for this machine
 */
export async function ensureTestRuntime(root) {
  const own = electronRuntime(root) ?? (fetchFailedLately(root) ? null : await fetchElectron(root, FETCH_DEADLINE))
  if (own) return { program: own, old: false }
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const [program] = await Promise.all([ensureOldRuntime(root), ensureOldSqlite(root)])
  return { program, old: true }
}

/**
 * …and the program in it, from what was built.
 * @param {string} root
 * @returns {Promise<TestElectron | null>}
 */
export async function ensureTestElectron(root) {
  const runtime = await ensureTestRuntime(root)
  return runtime && { program: runtime.program, app: runtime.old ? await ensureOldApp(root) : root }
}
