import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLE = `
CREATE TABLE contact_file_next (
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('contacts', 'evidence', 'optOuts')),
  file_name TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  dialect TEXT NOT NULL,
  mapping TEXT NOT NULL,
  figures TEXT,
  PRIMARY KEY (implementation_id, kind)
) STRICT;
INSERT INTO contact_file_next SELECT * FROM contact_file;
DROP TABLE contact_file;
ALTER TABLE contact_file_next RENAME TO contact_file;
ALTER TABLE consent_plan ADD COLUMN revoke TEXT;
`

/** A third file: who asked to leave; and of a plan, whom its other script unmarks. */
export const optOuts = {
  number: 80,
  name: 'opt-outs',
  up(db) {
    // They go with the table that they watch.
    const triggers = db
      .prepare<[], { sql: string }>("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'contact_file'")
      .all()
    db.exec(TABLE)
    for (const { sql } of triggers) db.exec(sql)
  },
} satisfies Migration
