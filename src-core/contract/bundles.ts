import { z } from 'zod'
import { openPointSchema } from '#core/bundle'
import { loadRecordSchema } from '#core/implementation'
import { templateStatusSchema } from '#core/template'
import { LOCALES } from './app.ts'
import { procedure, slowProcedure } from './procedure.ts'

const sentenceSchema = z.object({ [LOCALES[0]]: z.string(), [LOCALES[1]]: z.string() })

/** What is in a bundle that someone opened, or why it can't be taken. Nothing of it enters the store. */
export const bundleReportSchema = z.object({
  key: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  openedAt: z.iso.datetime(),
  /** Nothing is missing or changed. */
  whole: z.boolean(),
  /** Nothing in it that export would refuse; null: nobody could look that far. */
  right: z.boolean().nullable(),
  /** Why it is not both, each in each language. */
  reasons: z.array(sentenceSchema),
  /** Null where it is not both. */
  content: z
    .object({
      client: z.string(),
      environment: z.enum(['production', 'staging']),
      sequence: z.int(),
      createdAt: z.string(),
      generator: z.string(),
      formatVersion: z.int(),
      contentHash: z.string(),
      manifestHash: z.string(),
      accounts: z.array(z.object({ label: z.string(), provider: z.string(), training: z.boolean() })),
      numbers: z.array(z.object({ label: z.string(), phone: z.string() })),
      templates: z.array(
        z.object({ name: z.string(), language: z.string(), category: z.string(), status: templateStatusSchema }),
      ),
      triggers: z.object({ status: z.int(), operate: z.int(), chat: z.int() }),
      variables: z.int(),
      /** What it is known by, whatever the client is called. */
      implementation: z.string(),
      openPoints: z.array(openPointSchema),
    })
    .nullable(),
})
export type BundleReport = z.infer<typeof bundleReportSchema>

/** The kinds of rows that a load counts, as the reference loader's tables name them. */
export const LOAD_ROLES = [
  'accounts',
  'variables',
  'templates',
  'bindings',
  'numbers',
  'triggers',
  'choices',
  'services',
  'settings',
  'switchedOff',
  'openPoints',
] as const
/** What a person has to say before a load goes on. */
export const LOAD_WORDS = ['environment', 'restart'] as const
/** Of the rows that change, so many are named. */
export const LOAD_NAMED = 500

export const loadInputSchema = z.object({
  key: z.string(),
  /** `sqlite:FILE` or `postgres://…`. */
  target: z.string().trim().min(1).max(2_000),
  password: z.string().max(1_000).nullable(),
  dryRun: z.boolean(),
  said: z.array(z.enum(LOAD_WORDS)),
})
export type LoadInput = z.infer<typeof loadInputSchema>

export const loadResultSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** The database, without a password. */
    target: z.string(),
    sequence: z.int(),
    inserted: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    removed: z.int(),
    /** The first `LOAD_NAMED` rows that are not as they were, each by its natural key. */
    changes: z.array(
      z.object({ role: z.enum(LOAD_ROLES), change: z.enum(['inserted', 'updated', 'removed']), key: z.array(z.string()) }),
    ),
    restartedFrom: z.int().nullable(),
    renamedFrom: z.string().nullable(),
    /** Others of the same client in that database, by their ids. */
    sameClient: z.array(z.object({ implementation: z.string(), environment: z.string() })),
  }),
  /** `needs`: with this word said it may go on. */
  z.object({ ok: z.literal(false), reason: sentenceSchema, needs: z.enum(LOAD_WORDS).nullable() }),
])
export type LoadResult = z.infer<typeof loadResultSchema>

export const bundlesContract = {
  /** Verifies a file, whatever it is; the answer is where its report is found while the program runs. */
  inspect: procedure.input(z.object({ file: z.instanceof(File) })).output(z.object({ key: z.string() })),
  report: procedure.input(z.object({ key: z.string() })).output(bundleReportSchema),
  /**
   * Loads an opened bundle into a database, all of it or nothing; `dryRun` says what would change and changes nothing.
   * Neither address nor password is kept, but the address without its password in `loads`.
   */
  load: slowProcedure.input(loadInputSchema).output(loadResultSchema),
  /** Loads from here of one implementation, newest first. */
  loads: procedure.input(z.object({ implementationId: z.string() })).output(z.array(loadRecordSchema)),
}
