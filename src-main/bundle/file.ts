import { readFileSync, statSync } from 'node:fs'
import { bundleError } from '#core/bundle'
import { LIMITS } from './limits.ts'
import { type BundleReadResult, readBundle } from './read.ts'

/**
 * A bundle as a file: what reading it gave, and its size. Null: there is no such file, or it may not be read.
 * @param reads how: both verdicts, or `readWhole` for whoever can do with one that is not right
 */
export function readBundleFile(path: string): { bytes: number; read: BundleReadResult } | null
export function readBundleFile<Read>(
  path: string,
  reads: (bytes: Uint8Array) => Read,
): { bytes: number; read: Read | BundleReadResult } | null
export function readBundleFile(path: string, reads: (bytes: Uint8Array) => unknown = readBundle) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return null
  // Before a byte is read: a film taken for a bundle must not fill the memory.
  if (stat.size > LIMITS.file) return { bytes: stat.size, read: tooLarge(stat.size) }
  try {
    return { bytes: stat.size, read: reads(readFileSync(path)) }
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
