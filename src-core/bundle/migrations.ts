import { type BundleResult, bundleError } from './errors.ts'
import { type BundleDocument, MANIFEST } from './layout.ts'
import { FORMAT_VERSION } from './schema.ts'

/**
 * One step from a format version to the next, over the whole document. A released step
 * is frozen: it uses its own copies of what it needs, never today's helpers.
 */
export type BundleMigration = {
  /** The version that it takes; it gives the next. */
  from: number
  /** What changed, for the error and the history: `operate-triggers`. */
  name: string
  up(document: BundleDocument): BundleDocument
}

/** From format version 1 to the newest, without a gap. */
export const MIGRATIONS: readonly BundleMigration[] = []

/** @throws Error when the steps don't lead from 1 to `newest` one by one: a mistake in the code, found at start. */
export function checkMigrations(migrations: readonly BundleMigration[], newest: number): void {
  migrations.forEach(({ from, name }, index) => {
    if (from !== index + 1) throw new Error(`bundle migration ${name} starts at ${from}, not at ${index + 1}`)
  })
  if (migrations.length !== newest - 1)
    throw new Error(`bundle migrations end at ${migrations.length + 1}, the format is at ${newest}`)
}
checkMigrations(MIGRATIONS, FORMAT_VERSION)

/** Brings a document to the newest shape, on a copy. A step that throws is a fault of the document. */
export function migrateDocument(
  document: BundleDocument,
  from: number,
  migrations: readonly BundleMigration[] = MIGRATIONS,
): BundleResult<BundleDocument> {
  let current = structuredClone(document)
  for (const step of migrations.slice(from - 1)) {
    const to = step.from + 1
    try {
      current = step.up(current)
      const manifest = current[MANIFEST]
      current[MANIFEST] = { ...(typeof manifest === 'object' ? manifest : null), formatVersion: to }
    } catch {
      return bundleError('migration-failed', { from: step.from, to, step: step.name })
    }
  }
  return { ok: true, value: current }
}
