import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { say } from './say.mjs'

/**
 * Lets one process at a time install or build in this checkout. The file holds the
 * holder's process id, so that a lock left by a killed one is taken over.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withLock(root, task) {
  const file = join(root, 'out', '.lock')
  mkdirSync(join(root, 'out'), { recursive: true })
  for (let told = false; !take(file); ) {
    const holder = Number(readHolder(file))
    if (holder && !isAlive(holder)) rmSync(file, { force: true })
    else {
      if (!told) {
        say({
          en: `Waiting for another process (${holder || '?'}) that is preparing this checkout.`,
          pt: `Aguardando outro processo (${holder || '?'}) que está preparando esta cópia do projeto.`,
        })
      }
      told = true
      await wait(100)
    }
  }
  try {
    return await task()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} file */
function readHolder(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    // Released between the two looks.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
