import { historyTriggers } from './history-triggers.ts'
import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLES = `
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES provider_account ON DELETE CASCADE,
  sender_id TEXT,
  -- of an edit; an edit whose template is deleted becomes a new one
  template_id TEXT UNIQUE REFERENCES template ON DELETE SET NULL,
  previous_id TEXT REFERENCES template ON DELETE SET NULL,
  base TEXT,
  content TEXT NOT NULL,
  bindings TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX draft_implementation ON draft (implementation_id);
CREATE INDEX draft_previous ON draft (previous_id);

CREATE TABLE submission (
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES provider_account ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('create', 'edit')),
  draft_id TEXT REFERENCES draft ON DELETE SET NULL,
  template_id TEXT REFERENCES template ON DELETE SET NULL,
  sender_id TEXT NOT NULL,
  -- as they were when it was queued
  content TEXT NOT NULL,
  bindings TEXT NOT NULL,
  -- of an edit, what the template was: an approved one counts against the daily limit
  edited_status TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
  problem TEXT,
  raw TEXT,
  attempts INTEGER NOT NULL,
  submitted_by TEXT NOT NULL,
  queued_at TEXT NOT NULL,
  due_at TEXT,
  sent_at TEXT
) STRICT;
CREATE INDEX submission_implementation ON submission (implementation_id, queued_at);
CREATE INDEX submission_account ON submission (account_id, state, sent_at);
CREATE INDEX submission_template ON submission (template_id, sent_at);
CREATE INDEX submission_draft ON submission (draft_id);

CREATE TABLE deleted_template (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES provider_account ON DELETE CASCADE,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  was_approved INTEGER NOT NULL CHECK (was_approved IN (0, 1)),
  deleted_at TEXT NOT NULL
) STRICT;
CREATE INDEX deleted_template_account ON deleted_template (account_id, deleted_at);

-- what was sent as samples: some providers never give them back
ALTER TABLE template ADD COLUMN samples TEXT NOT NULL DEFAULT '{}';

-- what is in review is asked for again and again
CREATE INDEX template_in_review ON template (account_id) WHERE status IN ('PENDING', 'IN_APPEAL');
`

const WATCHED: [table: string, id: string, columns: string][] = [
  ['draft', 'row.id', 'account_id sender_id template_id base content bindings'],
  ['submission', 'row.id', 'state problem template_id sent_at'],
  ['deleted_template', 'row.id', 'name language was_approved'],
]

/** Drafts, the queue in which they go to the provider, and the names that were deleted there. */
export const templateStudio = {
  number: 30,
  name: 'template-studio',
  up(db) {
    db.exec(TABLES)
    for (const [table, id, columns] of WATCHED) db.exec(historyTriggers(table, id, columns.split(' ')))
    // A draft saves itself while it is typed: each keystroke's text would be kept. What was submitted is in its submission.
    db.exec('DROP TRIGGER draft_update_history')
  },
} satisfies Migration
