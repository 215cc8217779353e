import { z } from 'zod'

/** Where most clients are; days and quiet hours are counted in it. */
export const DEFAULT_TIME_ZONE = 'America/Sao_Paulo'

/** Whether this machine knows the time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When, and how often, the CRM may write to one person; both are off until somebody decides. */
export const sendingSettingsSchema = z.strictObject({
  timeZone: z
    .string()
    .min(1)
    .max(60)
    .refine(isTimeZone)
    .describe('IANA name, as America/Sao_Paulo: days and quiet hours are counted in it'),
  quietHours: z
    .strictObject({ from: clockTime, to: clockTime })
    .refine(({ from, to }) => from !== to)
    .nullable()
    .describe('nothing is sent from the first time of day on and before the second, also over midnight; null: at any time'),
  duplicateHours: z
    .int()
    .min(1)
    .max(720)
    .nullable()
    .describe('the same template is not sent again to the same person before so many hours have passed; null: it is'),
})
export type SendingSettings = z.infer<typeof sendingSettingsSchema>

export const DEFAULT_SENDING: SendingSettings = { timeZone: DEFAULT_TIME_ZONE, quietHours: null, duplicateHours: null }
