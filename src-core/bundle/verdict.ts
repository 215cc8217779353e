import type { BundleError } from './errors.ts'

/**
 * The two things that can be said of a bundle. Whole: nothing is missing or changed, and its shape is
 * the agreed one. Right: what its parts say of each other holds; null where nobody could look that far.
 */
export type BundleVerdict = { whole: boolean; right: boolean | null }

/** What `checkBundle` finds, after everything else has been passed. */
const OF_CONTENT = new Set<BundleError['code']>([
  'duplicate-key',
  'broken-reference',
  'placeholder-unbound',
  'binding-without-placeholder',
  'chat-request-type-missing',
])

/** What the first fault leaves of both; null: there is none. */
export function verdictOf(fault: BundleError | null): BundleVerdict {
  if (fault === null) return { whole: true, right: true }
  return OF_CONTENT.has(fault.code) ? { whole: true, right: false } : { whole: false, right: null }
}
