import type { Migration } from './migration.ts'

/** What was exported although it was open, with a person and a reason: JSON, as the bundle's manifest has it. */
export const openPoints = {
  number: 70,
  name: 'open-points',
  up(db) {
    db.exec("ALTER TABLE bundle_export ADD COLUMN open_points TEXT NOT NULL DEFAULT '[]'")
  },
} satisfies Migration
