import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import {
  consentTermSchema,
  evidenceReviewSchema,
  PLAN_FILES,
  planFiguresSchema,
  planHashSchema,
  REVOKE_FILES,
  signOffSchema,
  sqlTargetSchema,
  UNDECIDED_FILE,
} from '#core/consent'
import { contactFileSchema } from './contacts.ts'
import { procedure, slowProcedure } from './procedure.ts'
import { readable } from './readable.ts'

/** The update of the base as it was last worked out. */
export const planRecordSchema = z.object({
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  target: sqlTargetSchema,
  figures: planFiguresSchema,
  planHash: planHashSchema,
  /** Whom revoke.sql unmarks, and the hash of its bytes; null: nobody said no who is marked, or may be. */
  revoke: z.object({ contacts: z.int(), hash: planHashSchema }).nullable().default(null),
})
export type PlanRecord = z.infer<typeof planRecordSchema>

/** Everything about consent in one implementation. */
export const consentStateSchema = z.object({
  /** Newest first; empty: none written yet. */
  terms: z.array(consentTermSchema),
  files: z.array(contactFileSchema),
  plan: planRecordSchema.nullable(),
  /** What was signed; of an older plan than `plan` where the hashes differ. */
  signOff: signOffSchema.nullable(),
  /** M13: since when new contacts are born with the flag, and who said so. */
  clientVar: z.object({ since: z.iso.date().nullable(), confirmedBy: z.string(), confirmedAt: z.iso.datetime().nullable() }),
})
export type ConsentState = z.infer<typeof consentStateSchema>

const byImplementation = z.object({ implementationId: z.string() })

export const consentContract = {
  get: procedure.input(byImplementation).output(consentStateSchema),
  /** A text that differs from the newest version's becomes the next version. */
  saveTerm: procedure
    .input(readable(byImplementation.extend({ text: consentTermSchema.shape.text }), { lines: ['text'] }))
    .output(consentStateSchema),
  /** What the plan would take of the files that are there, and what it would leave out and why. Refuses `contact-file` where one is missing. */
  review: slowProcedure.input(byImplementation).output(evidenceReviewSchema),
  /** "Plano de atualização da base": only contacts with valid evidence enter. Refuses `contact-file` where a file is missing. */
  plan: procedure
    .input(byImplementation.extend({ target: sqlTargetSchema }))
    .output(
      eventIterator(
        z.discriminatedUnion('phase', [
          z.object({ phase: z.literal('reading'), rows: z.int() }),
          z.object({ phase: z.literal('done'), plan: planRecordSchema }),
        ]),
      ),
    ),
  planFile: slowProcedure
    .input(byImplementation.extend({ name: z.enum([...PLAN_FILES, ...REVOKE_FILES, UNDECIDED_FILE]) }))
    .output(z.instanceof(File)),
  /** M14: marking the flag is the client's responsibility. Signs the plan that is there now. */
  sign: procedure
    .input(readable(byImplementation.extend({ name: signOffSchema.shape.name, role: signOffSchema.shape.role })))
    .output(consentStateSchema),
  /** M13: confirmed by the operator, now; null: it is off. */
  setClientVar: procedure.input(byImplementation.extend({ since: z.iso.date().nullable() })).output(consentStateSchema),
}
