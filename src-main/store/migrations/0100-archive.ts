import type { Migration } from './migration.ts'

/** Since when an implementation is out of the way; null: it is worked on. What the client's set-up is does not change by it. */
export const archive = {
  number: 100,
  name: 'archive',
  up(db) {
    db.exec('ALTER TABLE implementation ADD COLUMN archived_at TEXT')
  },
} satisfies Migration
