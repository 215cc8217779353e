import { z } from 'zod'
import { slowProcedure } from './procedure.ts'

/** What is in a file of one implementation, and the one of the same id that is here. */
export const openedImplementationSchema = z.object({
  openedId: z.string(),
  madeAt: z.iso.datetime(),
  client: z.string(),
  environment: z.enum(['production', 'staging']),
  counts: z.object({ templates: z.int(), drafts: z.int(), triggers: z.int(), history: z.int() }),
  existing: z.object({ client: z.string(), updatedAt: z.string() }).nullable(),
})
export type OpenedImplementation = z.infer<typeof openedImplementationSchema>

export const importChoiceSchema = z.discriminatedUnion('as', [
  /** The work goes on here; refused with `duplicate` where it is here already. */
  z.object({ as: z.literal('continue') }),
  /** The one that is here gives way, after a copy of everything was made. */
  z.object({ as: z.literal('replace') }),
  /** Both are here, under two ids. */
  z.object({ as: z.literal('copy') }),
  /** The set-up without what is of this client alone: its history, exports, consent. */
  z.object({
    as: z.literal('next'),
    client: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .refine((name) => !/\p{Cc}/u.test(name)),
  }),
])
export type ImportChoice = z.infer<typeof importChoiceSchema>

export const handoverContract = {
  /** Without contacts, credentials, phones and what was sent to them. */
  write: slowProcedure.input(z.object({ implementationId: z.string() })).output(z.object({ file: z.instanceof(File) })),
  /** A file that arrived by `backups.begin`; refuses `implementation-file` with the reason in `what`. */
  open: slowProcedure.input(z.object({ uploadId: z.string() })).output(openedImplementationSchema),
  take: slowProcedure.input(z.object({ openedId: z.string(), choice: importChoiceSchema })).output(z.object({ id: z.string() })),
}
