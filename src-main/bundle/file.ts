import { readFileSync, statSync } from 'node:fs'
import { type BundleContent, type BundleResult, bundleError } from '#core/bundle'
import { LIMITS } from './limits.ts'
import { readBundle } from './read.ts'

/** A bundle as a file: what reading it gave, and its size. Null: there is no such file, or it may not be read. */
export function readBundleFile(path: string): { bytes: number; read: BundleResult<BundleContent> } | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return null
  // Before a byte is read: a film taken for a bundle must not fill the memory.
  if (stat.size > LIMITS.file)
    return { bytes: stat.size, read: bundleError('file-too-large', { bytes: stat.size, limit: LIMITS.file }) }
  try {
    return { bytes: stat.size, read: readBundle(readFileSync(path)) }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}
