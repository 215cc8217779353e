import { z } from 'zod'
import { canonicalJson } from './canonical.ts'

export const LOAD_REPORT_FORMAT = 'disparo-load-report'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const text = z.string().min(1).max(2_000)

/** What a CRM's loader says of a load that was done, for the one who released the bundle: a file of its own, canonical JSON. */
export const loadReportSchema = z.strictObject({
  format: z.literal(LOAD_REPORT_FORMAT),
  formatVersion: z.literal(1),
  implementation: z.strictObject({ id: text, client: text }),
  environment: z.enum(['production', 'staging']),
  sequence: z.int().positive(),
  contentHash: hash,
  manifestHash: hash,
  bundleSha256: hash.describe('of the file that was loaded, byte for byte'),
  target: text.describe('the database, without a password'),
  loadedAt: z.iso.datetime(),
  loadedBy: text,
  inserted: z.int().nonnegative(),
  updated: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  generator: text,
  publicKey: z.base64().length(44).nullable().describe("Ed25519, raw, base64: the CRM's; null: nobody signed"),
  /** Over everything but `signature` and itself, so that a slip of an editor shows also where nobody signed. */
  reportHash: hash,
  signature: z.base64().length(88).nullable(),
})
export type LoadReportFile = z.infer<typeof loadReportSchema>

/** What `reportHash` is of, and what is signed. */
export const loadReportText = ({ reportHash: _itself, signature: _behind, ...report }: LoadReportFile): string =>
  canonicalJson(report)
