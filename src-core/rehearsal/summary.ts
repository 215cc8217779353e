import { z } from 'zod'
import { BLOCK_REASONS } from '#core/sending'

const counts = z.record(z.string(), z.int())

export const categoryCostSchema = z.object({
  messages: z.int(),
  /** What those cost whose price is known; null: of none. */
  amount: z.number().nullable(),
  currency: z.string(),
  /** Since when the price holds. */
  asOf: z.string(),
  /** Messages whose price is not known, to another country or of another category; left out where there are none. */
  unknown: z.int().optional(),
})
export type CategoryCost = z.infer<typeof categoryCostSchema>

const numberLoadSchema = z.object({ sent: z.int(), uniqueRecipientsPeak24h: z.int(), tier: z.int().nullable() })
export type NumberLoad = z.infer<typeof numberLoadSchema>

const frequencySchema = z.object({
  /** So many are no reason to look. */
  limit: z.int(),
  /** People who would have had more. */
  contacts: z.int(),
  /** Messages beyond the limit. */
  messages: z.int(),
  /** The most that one of them would have had. */
  most: z.int(),
})
export type FrequencyFigures = z.infer<typeof frequencySchema>

const differenceSchema = z.object({ more: z.int(), fewer: z.int() })
export type Difference = z.infer<typeof differenceSchema>

/** What changes against another bundle on the same history: messages that only one of them sends. */
export const comparisonSchema = differenceSchema.extend({
  /** By the template's name. */
  byTemplate: z.record(z.string(), differenceSchema),
  /** By the trigger's key; what another trigger sends now is more of that one and fewer of the one before. */
  byTrigger: z.record(z.string(), differenceSchema),
})
export type Comparison = z.infer<typeof comparisonSchema>

/** Days that are looked at, both with them: `2026-10-01`; null: from the first, to the last. */
export const periodSchema = z.object({ from: z.iso.date().nullable(), to: z.iso.date().nullable() })
export type Period = z.infer<typeof periodSchema>

/** What a history comes to; `events + derived = sent + Σ blocked`. */
export const rehearsalSummarySchema = z.object({
  events: z.int(),
  derived: z.int(),
  sent: z.int(),
  blocked: z.partialRecord(z.enum(BLOCK_REASONS), z.int()),
  /** By the template's name; by its key where a name stands in two languages. */
  byTemplate: counts,
  /** `2026-12-10`, in the implementation's time zone. */
  byDay: counts,
  uniqueRecipientsPeak24h: z.int(),
  cost: z.record(z.string(), categoryCostSchema),
  /** The messaging tier that the portfolio needs; null: more than 100,000. */
  tier: z.int().nullable(),
  /** `00` to `23`. */
  byHour: counts,
  /** By the trigger's key in the bundle. */
  byTrigger: counts,
  byNumber: z.record(z.string(), numberLoadSchema),
  /** The ten bindings that keep most messages back. */
  worstBindings: z.array(
    z.object({
      template: z.string(),
      placeholder: z.string(),
      token: z.string().nullable(),
      empty: z.int(),
      notAllowed: z.int(),
    }),
  ),
  /** Within one day of the time zone, and within seven days that follow each other. */
  overMessaged: z.object({ perDay: frequencySchema, perWeek: frequencySchema }),
  timeZone: z.string(),
  /** Rows outside the period that was asked for: none of them is an event here. */
  outside: z.int().optional(),
  comparison: comparisonSchema.optional(),
})
export type RehearsalSummary = z.infer<typeof rehearsalSummarySchema>
