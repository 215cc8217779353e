import { z } from 'zod'

/** A field of the CRM that can be put into a message, written `%TOKEN%` there (M10). */
export const crmVariableSchema = z.object({
  /** Without the percent signs: capitals, digits, underscore. */
  token: z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/),
  label: z.object({ 'pt-BR': z.string().min(1), en: z.string().min(1) }),
  type: z.enum(['text', 'date', 'money', 'phone', 'number']),
  /** Characters at most, as the CRM stores it. */
  maxLength: z.int().positive(),
  mayBeEmpty: z.boolean(),
  /** May hold line breaks or tabs, which WhatsApp refuses in a value. */
  multiline: z.boolean(),
  sample: z.string(),
})
export type CrmVariable = z.infer<typeof crmVariableSchema>

/** What is done to a value before it is sent, in the order of the binding. The CRM does the same; the bundle's schema says how. */
export const TRANSFORMS = [
  'collapse-whitespace',
  'remove-emoji',
  'first-name',
  'uppercase',
  'lowercase',
  'title-case',
  'date-short',
  'date-long',
  'currency',
] as const
export const transformSchema = z.enum(TRANSFORMS)
export type Transform = z.infer<typeof transformSchema>

/** How one placeholder is filled (M11). */
export const bindingSchema = z.object({
  key: z.string().min(1),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('crm'), token: z.string().min(1) }),
    z.object({ kind: z.literal('literal'), text: z.string().min(1) }),
  ]),
  /** Used when the CRM's field is empty; without it the message would silently not be sent. */
  fallback: z.string().nullable().default(null),
  transforms: z.array(transformSchema).default([]),
})
export type Binding = z.infer<typeof bindingSchema>
