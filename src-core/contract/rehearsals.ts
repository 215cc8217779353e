import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { OUTCOMES, periodSchema, REHEARSED, rehearsalRecordSchema, rowFilterSchema } from '#core/rehearsal'
import { contactFileSchema } from './contacts.ts'
import { procedure, slowProcedure } from './procedure.ts'

/** Decided once for an implementation. */
export const rehearsalSettingsSchema = z.object({
  /** Whether it can go live without one that was done after the last change. */
  required: z.boolean(),
  /** A person who would have had more in a day, or in seven days, is counted. */
  perDay: z.int().min(1).max(99),
  perWeek: z.int().min(1).max(99),
  /** Whether the history stays on this machine when the program ends. */
  keepsHistory: z.boolean(),
})
export type RehearsalSettings = z.infer<typeof rehearsalSettingsSchema>

export const rehearsalStateSchema = z.object({
  /** The history that is here; null: none. */
  events: contactFileSchema.nullable(),
  people: contactFileSchema.nullable(),
  /** The imported contact base, which serves as well. */
  base: contactFileSchema.nullable(),
  settings: rehearsalSettingsSchema,
  /** The last one; null: none yet. */
  last: rehearsalRecordSchema.nullable(),
  /** Whether it was of what is set up now. */
  isCurrent: z.boolean(),
  /** Whether the rows behind its figures are still here. */
  hasRows: z.boolean(),
  /** The newest export whose file was kept. */
  lastExport: z.object({ sequence: z.int() }).nullable(),
})
export type RehearsalState = z.infer<typeof rehearsalStateSchema>

export const rehearsalProgressSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.enum(['reading', 'deciding']), rows: z.int(), total: z.int() }),
  z.object({ phase: z.literal('done'), record: rehearsalRecordSchema }),
])
export type RehearsalProgress = z.infer<typeof rehearsalProgressSchema>

/** One event, as the history has it, and what became of it. `row` counts as a spreadsheet does. */
export const rehearsedRowSchema = z.object({
  row: z.int(),
  derived: z.boolean(),
  date: z.string(),
  ticket: z.string(),
  contact: z.string(),
  requestType: z.string(),
  status: z.string(),
  outcome: z.enum(OUTCOMES),
  template: z.string().nullable(),
  /** The binding that made a reason apply, and what is wrong with its value. */
  detail: z
    .object({
      placeholder: z.string(),
      token: z.string().nullable(),
      problem: z.object({ why: z.string(), found: z.string() }).nullable(),
    })
    .nullable(),
})
export type RehearsedRow = z.infer<typeof rehearsedRowSchema>

const byImplementation = z.object({ implementationId: z.string() })
const rowsInput = byImplementation.extend({ filter: rowFilterSchema })

export const rehearsalsContract = {
  get: procedure.input(byImplementation).output(rehearsalStateSchema),
  saveSettings: procedure
    .input(byImplementation.extend({ changes: rehearsalSettingsSchema.partial() }))
    .output(rehearsalStateSchema),
  /** Puts the shipped history of the training implementation in the history's place. */
  takeExample: slowProcedure.input(byImplementation).output(rehearsalStateSchema),
  /**
   * Replays the history that is here. Cancelled or killed before `done`, the last rehearsal is as it was.
   * `key`: of a bundle that was opened, for `file`.
   */
  run: procedure
    .input(
      byImplementation.extend({
        of: z.enum(REHEARSED),
        key: z.string().nullable(),
        people: z.enum(['people', 'base']),
        period: periodSchema.nullable(),
      }),
    )
    .output(eventIterator(rehearsalProgressSchema)),
  /** The rows behind a figure, a page at a time; `next`: where the one after it begins, null where there is none. */
  rows: slowProcedure
    .input(rowsInput.extend({ after: z.int().default(0) }))
    .output(z.object({ count: z.int(), rows: z.array(rehearsedRowSchema), next: z.int().nullable() })),
  /** All of them, in the history's own format, with what became of each. */
  rowsFile: slowProcedure.input(rowsInput).output(z.instanceof(File)),
  /** Takes the history and the rows off this machine; with `figures`, what is known of the last rehearsal too. */
  erase: procedure.input(byImplementation.extend({ figures: z.boolean() })).output(rehearsalStateSchema),
}
