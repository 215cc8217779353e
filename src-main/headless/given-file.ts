import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs'
import type { Words } from '../i18n.ts'
import { UsageError } from './output.ts'

/**
 * A file that was named on the command line. A device or a pipe is none: what is read twice, or
 * never ends, is refused before it is opened.
 * @throws {UsageError}
 */
export function ordinaryFile(file: string, t: Words): Stats {
  let found: Stats | undefined
  try {
    found = statSync(file, { throwIfNoEntry: false })
  } catch {
    // A folder on the way that may not be entered, or a name that no file can have.
  }
  if (!found || found.isDirectory()) throw new UsageError(t('cli:noSuchFile', { file }))
  if (!found.isFile()) throw new UsageError(t('cli:notAFile', { file }))
  try {
    accessSync(file, constants.R_OK)
  } catch {
    throw new UsageError(t('cli:place.unusable', { file }))
  }
  return found
}

/** What a person may write into a file for a secret, in bytes. */
const LIMIT = 10_000

/** A secret out of a file: its first line. */
export function secretFrom(file: string, t: Words): string {
  if (ordinaryFile(file, t).size > LIMIT) throw new UsageError(t('cli:notAFile', { file }))
  return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
}
