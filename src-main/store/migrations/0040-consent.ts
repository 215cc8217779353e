import { historyTriggers } from './history-triggers.ts'
import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLES = `
ALTER TABLE implementation ADD COLUMN client_var_confirmed_by TEXT;
ALTER TABLE implementation ADD COLUMN client_var_confirmed_at TEXT;

CREATE TABLE consent_term (
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  version TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (implementation_id, version)
) STRICT;

-- of a file with contacts only what is no contact: the file itself lies beside the store and can be erased
CREATE TABLE contact_file (
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('contacts', 'evidence')),
  file_name TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  dialect TEXT NOT NULL,
  mapping TEXT NOT NULL,
  figures TEXT,
  PRIMARY KEY (implementation_id, kind)
) STRICT;

CREATE TABLE consent_plan (
  implementation_id TEXT PRIMARY KEY REFERENCES implementation ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  target TEXT NOT NULL,
  figures TEXT NOT NULL,
  plan_hash TEXT NOT NULL
) STRICT;

CREATE TABLE consent_sign_off (
  implementation_id TEXT PRIMARY KEY REFERENCES implementation ON DELETE CASCADE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  shown TEXT NOT NULL
) STRICT;
`

const WATCHED: [table: string, id: string, columns: string][] = [
  ['consent_term', "row.implementation_id || ' ' || row.version", 'text created_by'],
  ['contact_file', "row.implementation_id || ' ' || row.kind", 'file_name imported_at row_count'],
  ['consent_plan', 'row.implementation_id', 'created_at target figures plan_hash'],
  ['consent_sign_off', 'row.implementation_id', 'name role signed_at recorded_by shown'],
]

/** The consent term, what was read of the client's base, the plan made of it and who signed. */
export const consent = {
  number: 40,
  name: 'consent',
  up(db) {
    db.exec(TABLES)
    for (const [table, id, columns] of WATCHED) db.exec(historyTriggers(table, id, columns.split(' ')))
  },
} satisfies Migration
