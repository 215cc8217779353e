import { z } from 'zod'
import { PASSPHRASE_LEAST } from './limits.ts'
import { procedure, slowProcedure } from './procedure.ts'

/** What a store or a copy of it holds of one client. */
export const heldImplementationSchema = z.object({
  id: z.string(),
  client: z.string(),
  environment: z.enum(['production', 'staging']),
  updatedAt: z.string(),
  templates: z.int(),
  /** Of the last bundle; null before the first. */
  lastSequence: z.int().nullable(),
})

export const heldSchema = z.object({
  /** When the copy was made; null: not by Disparo's own backup, so that only its form could be checked. */
  madeAt: z.string().nullable(),
  rows: z.int(),
  implementations: z.array(heldImplementationSchema),
  /** Copied by hand while it was open: what was written last is not in it. */
  isWithoutLog: z.boolean(),
})
export type Held = z.infer<typeof heldSchema>

/** Copies that Disparo makes by itself: once a day, before a migration, a restore or an import that replaces. */
export const BACKUP_REASONS = ['day', 'migration', 'restore', 'import'] as const

export const backupStateSchema = z.object({
  folder: z.string(),
  /** Newest first. */
  copies: z.array(z.object({ name: z.string(), reason: z.enum(BACKUP_REASONS), madeAt: z.iso.datetime(), bytes: z.int() })),
  /** What the last thorough look at the store found; null: it has not been looked at since the start. */
  health: z.object({ at: z.iso.datetime(), isSound: z.boolean() }).nullable(),
})
export type BackupState = z.infer<typeof backupStateSchema>

const passphraseSchema = z.string().max(1_000).nullable()

export const backupsContract = {
  state: procedure.output(backupStateSchema),
  /** The whole store as one checked file, encrypted where a passphrase is given. */
  create: slowProcedure
    .input(z.object({ passphrase: z.string().min(PASSPHRASE_LEAST).max(1_000).nullable() }))
    .output(z.object({ file: z.instanceof(File), implementations: z.int(), sha256: z.string() })),
  /** A copy comes in pieces, as contacts do. */
  begin: procedure.input(z.object({ bytes: z.int().nonnegative() })).output(z.object({ uploadId: z.string() })),
  piece: procedure.input(z.object({ uploadId: z.string(), piece: z.instanceof(Blob) })).output(z.object({ received: z.int() })),
  /**
   * What is in a copy, and what it would replace; `openedId` is what `restore` puts in place. Refuses
   * `backup-passphrase-missing` · `backup-wrong-passphrase` · `backup-damaged` · `backup-newer` · `backup-not-one`.
   */
  inspect: slowProcedure
    .input(
      z.object({
        from: z.union([z.object({ uploadId: z.string() }), z.object({ copy: z.string() })]),
        passphrase: passphraseSchema,
      }),
    )
    .output(z.object({ openedId: z.string(), holds: heldSchema, replaces: heldSchema })),
  /** Puts it in place; what was there is kept as a copy. Refuses `backup-busy` while something is running. */
  restore: slowProcedure.input(z.object({ openedId: z.string() })).output(z.object({ kept: z.string() })),
  /** Not restored after all: what came and what was opened of it is taken away. */
  leave: procedure.input(z.union([z.object({ openedId: z.string() }), z.object({ uploadId: z.string() })])).output(z.object({})),
}
