import { z } from 'zod'
import { loadReportSchema } from '#core/bundle'
import { liveSchema, releaseSchema } from '#core/release'
import { procedure, slowProcedure } from './procedure.ts'
import { readable } from './readable.ts'

const byImplementation = z.object({ implementationId: z.string() })
const byId = z.object({ id: z.string() })
const person = z.string().trim().min(1).max(120)
const note = z.string().trim().min(1).max(2_000)

/** A signing key as pages show it; its private half is in the keychain. */
export const signingKeySchema = z.object({
  name: z.string(),
  /** The fingerprint as eight words. */
  words: z.string(),
  publicKey: z.string(),
  createdAt: z.iso.datetime(),
  /** Since when another stands in its place; null: it signs. */
  replacedAt: z.iso.datetime().nullable(),
})
export type SigningKeyView = z.infer<typeof signingKeySchema>

export const releaseViewSchema = releaseSchema.extend({
  signatures: z.array(releaseSchema.shape.signatures.element.extend({ words: z.string() })),
})
export type ReleaseView = z.infer<typeof releaseViewSchema>

export const releaseStateSchema = z.object({
  /** Newest first. */
  releases: z.array(releaseViewSchema),
  /** One prepares and another releases. */
  twoPersons: z.boolean(),
  /** What each CRM has, as far as it is known. */
  live: z.array(liveSchema),
  reports: z.array(loadReportSchema),
})
export type ReleaseState = z.infer<typeof releaseStateSchema>

export const releasesContract = {
  state: procedure.input(byImplementation).output(releaseStateSchema),
  /**
   * Makes an export a release by a note and a person, signed where a key is named. Where two persons have to, it is
   * prepared only, and nobody signs yet.
   */
  create: procedure
    .input(readable(z.object({ exportId: z.string(), note, person, key: z.string().nullable() }), { lines: ['note'] }))
    .output(releaseViewSchema),
  /** The second person releases with a key of their own; `release-same-person` for the one who prepared it. */
  sign: procedure.input(byId.extend({ key: z.string() })).output(releaseViewSchema),
  /** The same, by the file that the second person signed somewhere else. */
  takeSigned: procedure.input(byId.extend({ file: z.instanceof(File) })).output(releaseViewSchema),
  /** A new release with the content of an earlier one, under the next sequence; its manifest says which it repeats. */
  back: slowProcedure
    .input(readable(byId.extend({ note, person, key: z.string().nullable() }), { lines: ['note'] }))
    .output(releaseViewSchema),
  setTwoPersons: procedure.input(byImplementation.extend({ on: z.boolean() })).output(z.object({ on: z.boolean() })),
  /** The signed file, or the export's where nobody signed. */
  file: procedure.input(byId).output(z.object({ file: z.instanceof(File) })),
  /** What a CRM's loader wrote of a load; refused with `load-report` where it is not of an implementation that is here, or was changed. */
  readReport: procedure.input(byImplementation.extend({ file: z.instanceof(File) })).output(loadReportSchema),
  keys: procedure.output(z.array(signingKeySchema)),
  /** `lost`: in the place of one that is gone, without its word. */
  newKey: slowProcedure.input(z.object({ name: person, lost: z.boolean() })).output(signingKeySchema),
  /** The next key of a name, signed by the one before. */
  rotateKey: slowProcedure.input(z.object({ name: person })).output(signingKeySchema),
  /** The public key, for the CRM. */
  keyFile: procedure.input(z.object({ name: person })).output(z.object({ file: z.instanceof(File) })),
}
