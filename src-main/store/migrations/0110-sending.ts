import { historyTriggers } from './history-triggers.ts'
import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLE = `
ALTER TABLE implementation ADD COLUMN time_zone TEXT;
ALTER TABLE implementation ADD COLUMN quiet_from TEXT;
ALTER TABLE implementation ADD COLUMN quiet_to TEXT;
ALTER TABLE implementation ADD COLUMN duplicate_hours INTEGER;
DROP TRIGGER implementation_insert_history;
DROP TRIGGER implementation_update_history;
DROP TRIGGER implementation_delete_history;
`
const WATCHED =
  'client environment isolated_service_tree receptive_confirmed_by receptive_confirmed_at client_var_active_since chat_request_type time_zone quiet_from quiet_to duplicate_hours'

/** When, and how often, the CRM may write; null: nothing was decided. */
export const sending = {
  number: 110,
  name: 'sending',
  up(db) {
    db.exec(TABLE)
    db.exec(historyTriggers('implementation', 'row.id', WATCHED.split(' ')))
  },
} satisfies Migration
