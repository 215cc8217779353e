import { spawn } from 'node:child_process'
import { onPath } from '../files.mjs'
import { hasDisplay } from '../shell-choice.mjs'

/** Whether the tests' windows have somewhere to appear. @param {NodeJS.ProcessEnv} [env] */
export const canOpenDisplay = (env = process.env) => hasDisplay(process.platform, env) || onPath('Xvfb', env) !== null

/**
 * A display for the windows of the tests: the one that is there, or an Xvfb of our own.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ display: string | undefined, close: () => void } | null>} null: there is none and none can be started
 */
export async function openDisplay(env = process.env) {
  if (hasDisplay(process.platform, env)) return { display: env.DISPLAY, close: () => undefined }
  if (!onPath('Xvfb', env)) return null
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const told = /** @type {import('node:stream').Readable} */ (server.stdio[3])
  /** @type {string | null} */
  const number = await new Promise((resolve) => {
    told.once('data', (chunk) => resolve(String(chunk).trim()))
    server.once('error', () => resolve(null))
    server.once('exit', () => resolve(null))
  })
  return number === null ? null : { display: `:${number}`, close: () => server.kill() }
}
