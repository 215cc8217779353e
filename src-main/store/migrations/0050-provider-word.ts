import type { Migration } from './migration.ts'

/**
 * What a provider says besides: the WhatsApp account that a template and a number belong to, and
 * what an edit from here would take away; which counts of syncs a person has seen. Templates registered by hand that an earlier version took
 * for missing, because no list brings them, are back.
 */
export const providerWord = {
  number: 50,
  name: 'provider-word',
  up(db) {
    db.exec(`
ALTER TABLE template ADD COLUMN pool_id TEXT;
ALTER TABLE template ADD COLUMN lost_in_edit TEXT NOT NULL DEFAULT '[]';
ALTER TABLE sender_number ADD COLUMN pool_id TEXT;
ALTER TABLE sync_run ADD COLUMN since TEXT;
ALTER TABLE sync_run ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
UPDATE sync_run SET shown = 1;
UPDATE template SET missing_since = NULL WHERE origin = 'manual' AND missing_since IS NOT NULL;
`)
  },
} satisfies Migration
