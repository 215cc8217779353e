import { readFileSync, statSync } from 'node:fs'
import { bundleError } from '#core/bundle'
import { LIMITS } from './limits.ts'
import { type BundleReadResult, readBundle } from './read.ts'

/** A bundle as a file: what reading it gave, and its size. Null: there is no such file, or it may not be read. */
export function readBundleFile(path: string): { bytes: number; read: BundleReadResult } | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return null
  // Before a byte is read: a film taken for a bundle must not fill the memory.
  if (stat.size > LIMITS.file) return { bytes: stat.size, read: tooLarge(stat.size) }
  try {
    return { bytes: stat.size, read: readBundle(readFileSync(path)) }
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
