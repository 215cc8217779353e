import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { maskPhone } from '#core/phone'

const LIMIT = 1_000_000

export type Log = { error(where: string, error: unknown): void }

const maskDigits = (text: string): string => text.replace(/\d{8,}/g, maskPhone)

/**
 * Unexpected failures, one line each, in the data folder: for whoever helps, not for
 * the person. Long digit runs (phones) are masked; provider texts never come here.
 */
export function openLog(dataDir: string): Log {
  const folder = join(dataDir, 'logs')
  const file = join(folder, 'disparo.log')
  return {
    error(where, error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), where, error: maskDigits(text) })}\n`, {
        mode: 0o600,
      })
    },
  }
}
