import { z } from 'zod'
import type { LoadReportFile } from '#core/bundle'
import type { LoadRecord } from '#core/implementation'

/** What a CRM has: the load of which was heard last. */
export const liveSchema = z.object({
  environment: z.enum(['production', 'staging']),
  sequence: z.int().positive(),
  contentHash: z.string(),
  since: z.iso.datetime(),
  by: z.string(),
  target: z.string(),
  /** How it is known: loaded from here, or read in a report of the CRM's; that one signed with a key, or not. */
  source: z.enum(['here', 'report', 'signed-report']),
  /** The key that signed the report, base64. */
  publicKey: z.string().nullable(),
})
export type Live = z.infer<typeof liveSchema>

/**
 * What is live in one environment: the latest load of any that is known; null where none is. Of the same time the later
 * sequence counts.
 */
export function liveOf(
  environment: Live['environment'],
  loads: readonly (LoadRecord & { environment: Live['environment'] | null })[],
  reports: readonly LoadReportFile[],
): Live | null {
  const known: Live[] = [
    ...loads
      .filter((load) => load.environment === environment)
      .map(({ sequence, contentHash, loadedAt, person, target }) => ({
        ...{ environment, sequence, contentHash, since: loadedAt, by: person, target },
        source: 'here' as const,
        publicKey: null,
      })),
    ...reports
      .filter((report) => report.environment === environment)
      .map(({ sequence, contentHash, loadedAt, loadedBy, target, publicKey }) => ({
        ...{ environment, sequence, contentHash, since: loadedAt, by: loadedBy, target, publicKey },
        source: publicKey === null ? ('report' as const) : ('signed-report' as const),
      })),
  ]
  return known.toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : b.sequence - a.sequence))[0] ?? null
}
