import { type BundleError, isFault } from './errors.ts'

/**
 * The two things that can be said of a bundle. Whole: nothing is missing or changed, and its shape is
 * the agreed one. Right: nothing that export would refuse; null where nobody could look that far.
 */
export type BundleVerdict = { whole: boolean; right: boolean | null }

/** What the first fault leaves of both; null: there is none. */
export function verdictOf(error: BundleError | null): BundleVerdict {
  if (error === null) return { whole: true, right: true }
  // Nothing is wrong with it but whose it is.
  if (error.code === 'not-signed' || error.code === 'signed-by-other') return { whole: true, right: true }
  return isFault(error) ? { whole: true, right: false } : { whole: false, right: null }
}
