import { z } from 'zod'
import { BLOCK_REASONS } from '#core/sending'

/** What was sent, or the reason why not. */
export const OUTCOMES = ['sent', ...BLOCK_REASONS] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The rows behind one figure: those that are all of what is given. Days and hours are of messages. */
export const rowFilterSchema = z
  .object({
    outcome: z.enum(OUTCOMES),
    /** Nothing was sent, whatever the reason. */
    blocked: z.literal(true),
    /** Made by a `nextStatus`. */
    derived: z.literal(true),
    day: z.iso.date(),
    /** `00` to `23`. */
    hour: z.string().regex(/^\d\d$/),
    template: z.string(),
    trigger: z.string(),
    number: z.string(),
    category: z.string(),
    placeholder: z.string(),
    /** Against the bundle before: messages that are new, rows that have lost one. */
    change: z.enum(['more', 'fewer']),
    /** Messages that are more than a person should have. */
    beyond: z.enum(['day', 'week']),
  })
  .partial()
export type RowFilter = z.infer<typeof rowFilterSchema>
