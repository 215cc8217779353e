import { type BundleContent, bundleFiles } from '#core/bundle'
import { zip } from './pack.ts'
import { readBundle } from './read.ts'

/**
 * The bytes of a bundle, the same for the same content on every machine: files in the
 * order of `bundleFiles`, fixed times, deflate in JavaScript instead of the runtime's zlib.
 * @throws Error when the content would be refused on reading; `faultsOf` says so beforehand
 */
export function writeBundle(content: BundleContent): Uint8Array {
  const bytes = zip(bundleFiles(content).map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })))
  const readBack = readBundle(bytes)
  if (!readBack.ok) throw new Error(`a bundle that nobody could read: ${JSON.stringify(readBack.error)}`)
  return bytes
}
