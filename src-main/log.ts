import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { maskPhone } from '#core/phone'
import { FILE_MODE, ownFolder } from './disk/index.ts'

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
      const line = `${JSON.stringify({ at: new Date().toISOString(), where, error: maskDigits(text) })}\n`
      try {
        ownFolder(folder)
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(file, `${file}.1`)
        appendFileSync(file, line, { mode: FILE_MODE })
      } catch {
        // A full disk, say: what is to be told must not itself end what goes on.
        process.stderr.write(line)
      }
    },
  }
}
