import { type BundleError, explainBundleError, verdictOf } from '#core/bundle'
import { type BundleReadResult, readBundleFile } from '../bundle/index.ts'
import { ordinaryFile } from './given-file.ts'
import { type Terminal, UsageError } from './output.ts'

/** @throws UsageError where there is no such file */
export function readBundleAt(file: string, { t }: Terminal): BundleReadResult {
  ordinaryFile(file, t)
  const found = readBundleFile(file)
  if (found === null) throw new UsageError(t('cli:noSuchFile', { file }))
  return found.read
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
