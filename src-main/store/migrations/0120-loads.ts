import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLE = `
CREATE TABLE bundle_load (
  id TEXT NOT NULL PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  loaded_at TEXT NOT NULL,
  person TEXT NOT NULL,
  target TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  inserted INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  removed INTEGER NOT NULL
) STRICT;
CREATE INDEX bundle_load_of ON bundle_load (implementation_id, loaded_at);
`

/** Which bundle was loaded into which database from here, and what became of its rows. */
export const loads = {
  number: 120,
  name: 'loads',
  up(db) {
    db.exec(TABLE)
  },
} satisfies Migration
