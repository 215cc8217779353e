import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLES = `
CREATE TABLE rehearsal_setting (
  implementation_id TEXT NOT NULL PRIMARY KEY REFERENCES implementation ON DELETE CASCADE,
  required INTEGER NOT NULL,
  per_day INTEGER NOT NULL,
  per_week INTEGER NOT NULL,
  keeps_history INTEGER NOT NULL
) STRICT;

-- figures and names of what is set up; no contact and no row of a history
CREATE TABLE rehearsal (
  implementation_id TEXT NOT NULL PRIMARY KEY REFERENCES implementation ON DELETE CASCADE,
  record TEXT NOT NULL
) STRICT;

-- which column of the client's files is which, by the columns' names: a person decided it once
CREATE TABLE rehearsal_columns (
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('events', 'people')),
  headers TEXT NOT NULL,
  mapping TEXT NOT NULL,
  PRIMARY KEY (implementation_id, kind)
) STRICT;
`

/** The last rehearsal of each implementation, and what was decided about rehearsing it. */
export const rehearsals = {
  number: 150,
  name: 'rehearsals',
  up(db) {
    db.exec(TABLES)
  },
} satisfies Migration
