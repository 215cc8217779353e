import { type BundleError, explainBundleError, verdictOf } from '#core/bundle'
import { type BundleFile, type BundleReadResult, readBundle, readBundleFile } from '../bundle/index.ts'
import { ordinaryFile } from './given-file.ts'
import { type Terminal, UsageError } from './output.ts'

/**
 * @param reads as `readBundleFile` takes it
 * @throws UsageError where there is no such file
 */
export function readBundleAt(file: string, terminal: Terminal): BundleFile<BundleReadResult>
export function readBundleAt<Read>(
  file: string,
  terminal: Terminal,
  reads: (bytes: Uint8Array) => Read,
): BundleFile<Read | BundleReadResult>
export function readBundleAt(
  file: string,
  { t }: Terminal,
  reads: (bytes: Uint8Array) => unknown = readBundle,
): BundleFile<unknown> {
  ordinaryFile(file, t)
  const found = readBundleFile(file, reads)
  if (found === null) throw new UsageError(t('cli:noSuchFile', { file }))
  return found
}

/** One sentence, or for machines all that is wrong. */
export function refuse(error: BundleError, { t, json, print, note }: Terminal, faults: readonly BundleError[] = []): 2 {
  const sentence = (each: BundleError): string => {
    const { messageId, data } = explainBundleError(each)
    return t(messageId, data)
  }
  if (json) {
    const all = faults.map((each) => ({ rule: each.code, ...each.data, message: sentence(each) }))
    const verdict = { ...verdictOf(error), error: error.code, data: error.data, message: sentence(error) }
    print(JSON.stringify({ ok: false, ...verdict, ...(all.length > 0 && { faults: all }) }))
  } else {
    const more = faults.length - 1
    note(more > 0 ? `${sentence(error)} ${t('cli:bundle.more', { count: more })}` : sentence(error))
  }
  return 2
}
