import { z } from 'zod'
import { procedure, slowProcedure } from './procedure.ts'

const versionShape = { version: z.string(), notes: z.string() }

/** Where a newer Disparo stands. */
export const updateStateSchema = z.discriminatedUnion('kind', [
  /**
   * Not from here. `shell`: the window is a browser's; `development`: not a package; `no-feed`: this build
   * has no address to ask; `system`: the system's own package manager installed it.
   */
  z.object({ kind: z.literal('off'), why: z.enum(['shell', 'development', 'no-feed', 'system']) }),
  /** `checkedAt` null: nobody has asked yet. */
  z.object({ kind: z.literal('current'), checkedAt: z.iso.datetime().nullable() }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('available'), ...versionShape }),
  z.object({ kind: z.literal('downloading'), ...versionShape, percent: z.int().min(0).max(100) }),
  z.object({ kind: z.literal('ready'), ...versionShape }),
  /**
   * `signature`: the feed is not signed by our key; `changed`: the file is not the one that the feed names;
   * `older`: what is offered is older than this; `unreachable`: nothing answers.
   */
  z.object({ kind: z.literal('refused'), why: z.enum(['signature', 'changed', 'older', 'unreachable', 'unknown']) }),
])
export type UpdateState = z.infer<typeof updateStateSchema>

export const updatesContract = {
  state: procedure.output(updateStateSchema),
  /** Asks the feed. What went wrong is in the state: offline is no failure of the program. */
  check: slowProcedure.output(updateStateSchema),
  /** Begins to fetch what is available; its way shows in the state. */
  download: procedure.output(updateStateSchema),
  /** Closes Disparo and opens the new one. Refuses `update-busy` while a job runs. */
  install: procedure.output(z.object({})),
}
