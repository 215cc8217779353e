import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'

/** @typedef {{ code: number, timedOut: boolean, output: string }} Ended */

/**
 * The environment for everything that is started from here. Node ignores proxy
 * variables unless told otherwise, and what listens on loopback must not go
 * through a proxy.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnv(env = process.env) {
  const named = (env.no_proxy ?? env.NO_PROXY ?? '').split(',').map((name) => name.trim())
  const direct = [...new Set([...named.filter(Boolean), '127.0.0.1', 'localhost', '::1'])].join(',')
  return { ...env, NODE_USE_ENV_PROXY: '1', NO_PROXY: direct, no_proxy: direct }
}

/** What a shell would report: 128 + the signal's number when a signal ended it. @param {number | null} code @param {NodeJS.Signals | null} signal */
export const exitCode = (code, signal) => code ?? (signal ? 128 + (constants.signals[signal] ?? 0) : 1)

/**
 * Runs a program to its end; `code` is 127 when it cannot be started at all.
 * stdout is sent to stderr unless `stdout` says otherwise; a function is given its lines. With a `deadline` (ms)
 * the program and whatever it started are ended when it passes.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdin?: 'ignore' | 'inherit', stdout?: 'inherit' | 'stderr' | 'collect' | ((line: string) => void), deadline?: number, shell?: boolean }} [options]
 * @returns {Promise<Ended>}
 */
export function run(command, args, { cwd, env = childEnv(), stdin = 'ignore', stdout = 'stderr', deadline, shell = false } = {}) {
  return new Promise((resolve) => {
    const collect = stdout === 'collect'
    const lines = typeof stdout === 'function' ? stdout : null
    // Its own process group, so that the deadline reaches grandchildren too.
    const detached = deadline !== undefined && process.platform !== 'win32'
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      detached,
      stdio: [stdin, collect || lines ? 'pipe' : stdout === 'inherit' ? 'inherit' : 2, collect ? 'pipe' : 'inherit'],
    })
    let output = ''
    let timedOut = false
    const end = () => endTree(child, detached)
    const expire = () => {
      timedOut = true
      end()
    }
    const timer = deadline === undefined ? undefined : setTimeout(expire, deadline)
    // Whoever ends us ends it: a group of its own does not hear the terminal's Ctrl+C either.
    const terminate = () => {
      if (!detached) return child.kill('SIGTERM')
      end()
      process.exit(130)
    }
    /** @type {NodeJS.Signals[]} */
    const signals = detached ? ['SIGTERM', 'SIGINT', 'SIGHUP'] : ['SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, terminate)
    const forget = () => {
      clearTimeout(timer)
      for (const signal of signals) process.off(signal, terminate)
    }
    if (lines && child.stdout) createInterface(child.stdout).on('line', lines)
    else
      child.stdout?.on('data', (chunk) => {
        output += chunk
      })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.once('error', (error) => {
      forget()
      resolve({ code: 127, timedOut, output: `${output}${error.message}` })
    })
    child.once('close', (code, signal) => {
      forget()
      resolve({ code: exitCode(code, signal), timedOut, output })
    })
  })
}

/** @param {import('node:child_process').ChildProcess} child @param {boolean} group */
function endTree(child, group) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' })
  else if (group) killGroup(child.pid)
  else child.kill('SIGKILL')
}

/** @param {number} pid */
function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // ESRCH: it ended by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
