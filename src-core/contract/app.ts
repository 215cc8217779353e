import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { pricesSchema } from '#core/review'
import { endlessProcedure, procedure } from './procedure.ts'
import { readable } from './readable.ts'

export const LOCALES = ['pt-BR', 'en'] as const
export const COLOR_SCHEMES = ['auto', 'light', 'dark'] as const

export const settingsSchema = z.object({
  locale: z.enum(LOCALES),
  colorScheme: z.enum(COLOR_SCHEMES),
  /** Who works here: written into history and confirmations. */
  operator: z.string().trim().max(80),
})
export type Settings = z.infer<typeof settingsSchema>

export const appInfoSchema = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'browser', 'in-process']),
  dataDir: z.string(),
  settings: settingsSchema,
})
export type AppInfo = z.infer<typeof appInfoSchema>

/** A page of the window; `subject` is the bundle's key, the implementation's id, or the part of "about" to look at. */
export const windowPlaceSchema = z.object({
  page: z.enum(['home', 'settings', 'rules', 'about', 'bundle', 'client']),
  subject: z.string().nullable(),
})
export type WindowPlace = z.infer<typeof windowPlaceSchema>

/** Something changed that other pages may show. */
export const changeSchema = z.object({
  area: z.enum([
    'implementations',
    'accounts',
    'numbers',
    'templates',
    'drafts',
    'submissions',
    'reviews',
    'variables',
    'services',
    'contacts',
    'consent',
    'triggers',
    'tests',
    'testPhones',
    'rehearsals',
    'exports',
    'settings',
    'backups',
    'updates',
  ]),
  implementationId: z.string().nullable(),
})
export type Change = z.infer<typeof changeSchema>

export const appContract = {
  info: procedure.output(appInfoSchema),
  /**
   * Where credentials go; null: no keychain answers, they live until the program ends.
   * Apart from `info`, because a keyring may keep one waiting and the first page must not.
   */
  keychain: procedure.output(z.object({ backend: z.enum(['keytar', 'napi-keyring']).nullable() })),
  saveSettings: procedure.input(readable(settingsSchema.partial())).output(settingsSchema),
  /** What a delivered message costs, with its date: the shipped table, or the one that a person typed. */
  prices: procedure.output(pricesSchema),
  /** Null: back to the shipped table. */
  savePrices: procedure.input(pricesSchema.nullable()).output(pricesSchema),
  /** Never ends by itself. */
  changes: endlessProcedure.output(eventIterator(changeSchema)),
  /** Where the program sends the window: by its menu, or for a file that was opened. Never ends by itself. */
  places: endlessProcedure.output(eventIterator(windowPlaceSchema)),
}
