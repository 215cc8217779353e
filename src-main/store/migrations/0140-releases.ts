import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLES = `
CREATE TABLE bundle_release (
  id TEXT NOT NULL PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  export_id TEXT NOT NULL REFERENCES bundle_export ON DELETE CASCADE,
  environment TEXT NOT NULL,
  number INTEGER NOT NULL,
  note TEXT NOT NULL,
  prepared_by TEXT NOT NULL,
  prepared_at TEXT NOT NULL,
  released_by TEXT,
  released_at TEXT,
  repeats INTEGER,
  signatures TEXT NOT NULL,
  file TEXT,
  UNIQUE (implementation_id, environment, number)
) STRICT;
CREATE TABLE release_rule (
  implementation_id TEXT NOT NULL PRIMARY KEY REFERENCES implementation ON DELETE CASCADE,
  two_persons INTEGER NOT NULL
) STRICT;
CREATE TABLE load_report (
  id TEXT NOT NULL PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  read_at TEXT NOT NULL,
  hash TEXT NOT NULL,
  report TEXT NOT NULL,
  UNIQUE (implementation_id, hash)
) STRICT;
`

/**
 * Exports that a person stands for, by number and environment: who prepared one and, where two have to, who released it;
 * its signed file in base64, as kept ones are. And what a CRM's loader reported of its loads, as its file said.
 */
export const releases = {
  number: 140,
  name: 'releases',
  up(db) {
    db.exec(TABLES)
  },
} satisfies Migration
