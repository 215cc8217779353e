import { readFileSync, statSync } from 'node:fs'
import { bundleError } from '#core/bundle'
import { LIMITS } from './limits.ts'
import { type BundleReadResult, readBundle } from './read.ts'

/**
 * A bundle as a file: what reading it gave, and the very bytes that were read, because the file may be another by the time
 * that somebody signs, sends or names them. `size`: of one that is too large to be read, too; its `bytes` are none.
 */
export type BundleFile<Read> = { size: number; bytes: Uint8Array; read: Read }

/**
 * Null: there is no such file, or it may not be read.
 * @param reads how: both verdicts, or `readWhole` for whoever can do with one that is not right
 */
export function readBundleFile(path: string): BundleFile<BundleReadResult> | null
export function readBundleFile<Read>(path: string, reads: (bytes: Uint8Array) => Read): BundleFile<Read | BundleReadResult> | null
export function readBundleFile(path: string, reads: (bytes: Uint8Array) => unknown = readBundle): BundleFile<unknown> | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return null
  // Before a byte is read: a film taken for a bundle must not fill the memory.
  if (stat.size > LIMITS.file) return { size: stat.size, bytes: new Uint8Array(), read: tooLarge(stat.size) }
  try {
    const bytes = readFileSync(path)
    return { size: bytes.length, bytes, read: reads(bytes) }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

/** What is said of a file that is not even read. */
export const tooLarge = (bytes: number): BundleReadResult => ({
  ...bundleError('file-too-large', { bytes, limit: LIMITS.file }),
  faults: [],
})
