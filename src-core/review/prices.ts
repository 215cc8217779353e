import { z } from 'zod'
import { TEMPLATE_CATEGORIES } from '#core/template'
import shipped from '#resources/prices.json' with { type: 'json' }

/** What one delivered message costs at WhatsApp; what the provider adds is its own. Dated: it changes. */
export const pricesSchema = z.object({
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Since when this holds. */
  asOf: z.iso.date(),
  /** Where the numbers are from. */
  source: z.string().trim().max(200),
  /** The recipient's country, ISO 3166. */
  country: z.string().regex(/^[A-Z]{2}$/),
  perMessage: z.record(z.enum(TEMPLATE_CATEGORIES), z.number().nonnegative()),
})
export type Prices = z.infer<typeof pricesSchema>

export const SHIPPED_PRICES: Prices = pricesSchema.parse(shipped)
