import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnv, run } from '../child.mjs'

/**
 * Asks a built program `--smoke`: it opens its window on a data folder of its own, waits for
 * the page's first answer, and says so.
 * @param {string} program
 * @param {{ args?: string[], env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function smokeProgram(program, { args = [], env = {} } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'disparo-smoke-'))
  try {
    // Root on Linux can't have Chromium's sandbox; --disable-gpu spares it the search on a machine without one.
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const { code, output } = await run(program, ['--smoke', '--disable-gpu', ...asRoot, ...args], {
      env: { ...childEnv(), ...env, DISPARO_DATA_DIR: data },
      stdout: 'collect',
      deadline: 60_000,
    })
    return { ok: code === 0 && /^DISPARO_SMOKE ok$/m.test(output), output }
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
}
