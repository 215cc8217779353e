import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLE = `
CREATE TABLE bundle_kept (
  export_id TEXT NOT NULL PRIMARY KEY REFERENCES bundle_export ON DELETE CASCADE,
  file TEXT NOT NULL
) STRICT;
`

/**
 * The file of every export, as it was handed out: a ZIP, so compressed already, in base64, so that it goes along in the
 * file of an implementation, which is JSON. Exports from before this have none.
 */
export const keptBundles = {
  number: 130,
  name: 'kept-bundles',
  up(db) {
    db.exec(TABLE)
  },
} satisfies Migration
