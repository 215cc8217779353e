import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import {
  CONTACT_CLASSES,
  contactFiguresSchema,
  contactMappingSchema,
  csvDialectSchema,
  evidenceMappingSchema,
} from '#core/contacts'
import { eventMappingSchema } from '#core/rehearsal'
import { procedure, slowProcedure } from './procedure.ts'

/** The files of a client: everybody that the CRM knows, who of them agreed, and who asked to leave. */
export const CONTACT_FILES = ['contacts', 'evidence', 'optOuts'] as const
/** What a rehearsal reads: what the client's CRM did, and the contacts that it was about. */
export const HISTORY_FILES = ['events', 'people'] as const
export const contactFileKindSchema = z.enum([...CONTACT_FILES, ...HISTORY_FILES])
const mappingSchema = z.union([contactMappingSchema, evidenceMappingSchema, eventMappingSchema])

/** A file that was read; it stays on this machine, beside the store, and never enters a bundle. */
export const contactFileSchema = z.object({
  kind: contactFileKindSchema,
  fileName: z.string(),
  importedAt: z.iso.datetime(),
  rows: z.int(),
  dialect: csvDialectSchema,
  mapping: mappingSchema,
  /** Of the contacts. */
  figures: contactFiguresSchema.nullable(),
})
export type ContactFile = z.infer<typeof contactFileSchema>

/** A file that has arrived: how it seems to be written, and what its columns seem to be. */
export const contactInspectionSchema = z.object({
  fileName: z.string(),
  bytes: z.int(),
  dialect: csvDialectSchema,
  headers: z.array(z.string()),
  /** The first rows, as they will be read. */
  rows: z.array(z.array(z.string())),
  mapping: z.record(z.string(), z.int().nonnegative()),
  /** `JosÃ©` for `José`, somewhere in the first rows: `dialect.mendsText` would mend it. */
  isDoublyEncoded: z.boolean(),
})
export type ContactInspection = z.infer<typeof contactInspectionSchema>

export const contactProgressSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('reading'), rows: z.int(), bytes: z.int(), total: z.int() }),
  z.object({ phase: z.literal('done'), file: contactFileSchema }),
])
export type ContactProgress = z.infer<typeof contactProgressSchema>

/** One row as it was read. `row` counts the file's data rows from 1. */
export const contactRowSchema = z.object({
  row: z.int(),
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  flag: z.string(),
  classes: z.array(z.enum(CONTACT_CLASSES)),
})
export type ContactRow = z.infer<typeof contactRowSchema>

const ofFile = z.object({ implementationId: z.string(), kind: contactFileKindSchema })

export const contactsContract = {
  /** A file comes in pieces, so that a window need not hold it; an upload that is not imported goes with the program. */
  begin: procedure
    .input(ofFile.extend({ fileName: z.string().max(300), bytes: z.int().nonnegative() }))
    .output(z.object({ uploadId: z.string() })),
  /** In order; at most `UPLOAD_PIECE_BYTES` each: refuses `invalid`. */
  piece: procedure.input(z.object({ uploadId: z.string(), piece: z.instanceof(Blob) })).output(z.object({ received: z.int() })),
  /** Refuses `contact-file` with the reason in `what`. */
  inspect: slowProcedure.input(z.object({ uploadId: z.string() })).output(contactInspectionSchema),
  /** Cancelled or killed before `done`, the file that was there before is still there. */
  import: procedure
    .input(
      z.object({
        uploadId: z.string(),
        dialect: csvDialectSchema,
        mapping: mappingSchema,
      }),
    )
    .output(eventIterator(contactProgressSchema)),
  /** Rows of one class of the contacts, a page at a time. */
  rows: slowProcedure
    .input(z.object({ implementationId: z.string(), class: z.enum(CONTACT_CLASSES), after: z.int().default(0) }))
    .output(z.object({ rows: z.array(contactRowSchema), next: z.int().nullable() })),
  /** The rows that can't be used, with the reason, in the file's own format. */
  rejected: slowProcedure.input(z.object({ implementationId: z.string() })).output(z.instanceof(File)),
  /** Takes both files, and everything that was made of them, off this machine. */
  erase: procedure.input(z.object({ implementationId: z.string() })).output(z.object({})),
}
