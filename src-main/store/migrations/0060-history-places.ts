import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const own = (table: string): string => `WHEN '${table}' THEN (SELECT implementation_id FROM ${table} WHERE id = row.entity_id)`
const ofAccount = (accountId: string): string => `(SELECT implementation_id FROM provider_account WHERE id = ${accountId})`
const first = "substr(row.entity_id, 1, instr(row.entity_id, ' ') - 1)"
const ofTemplate = (id: string): string => ofAccount(`(SELECT account_id FROM template WHERE id = ${id})`)

/** Whose a line of the history is, as long as the row that it tells of is there; SQL over `row.`. */
const LIVING = `CASE row.entity
  WHEN 'implementation' THEN row.entity_id
  WHEN 'service_tree' THEN row.entity_id
  WHEN 'consent_plan' THEN row.entity_id
  WHEN 'consent_sign_off' THEN row.entity_id
  WHEN 'crm_variable' THEN ${first}
  WHEN 'consent_term' THEN ${first}
  WHEN 'contact_file' THEN ${first}
  ${['provider_account', 'sender_number', 'trigger_rule', 'test_phone', 'test_send', 'bundle_export', 'draft', 'submission'].map(own).join('\n  ')}
  WHEN 'template' THEN ${ofTemplate('row.entity_id')}
  WHEN 'binding' THEN ${ofTemplate(first)}
  WHEN 'deleted_template' THEN ${ofAccount('(SELECT account_id FROM deleted_template WHERE id = row.entity_id)')}
  WHEN 'trigger_template' THEN (SELECT implementation_id FROM trigger_rule WHERE id = ${first})
END`
/** Of a row that is gone, what an earlier line of its said. */
const EARLIER = `(SELECT earlier.implementation_id FROM history AS earlier
  WHERE earlier.entity = row.entity AND earlier.entity_id = row.entity_id AND +earlier.implementation_id IS NOT NULL
  ORDER BY earlier.position DESC LIMIT 1)`
const over = (sql: string, row: string): string => sql.replaceAll('row.', `${row}.`)

/**
 * Which implementation each line of the history belongs to, so that a page of one is found
 * at once. Null where it can't be known: of settings, and of what was gone before anything was known of it.
 */
export const historyPlaces = {
  number: 60,
  name: 'history-places',
  up(db) {
    db.exec(`
ALTER TABLE history ADD COLUMN implementation_id TEXT;
UPDATE history SET implementation_id = ${over(LIVING, 'history')};
UPDATE history SET implementation_id = ${over(EARLIER, 'history')} WHERE implementation_id IS NULL;
-- all that a list is filtered by, so that only what is shown is read
CREATE INDEX history_implementation ON history (implementation_id, position, entity, actor, at);
CREATE TRIGGER history_place AFTER INSERT ON history BEGIN
  UPDATE history SET implementation_id = coalesce(${over(LIVING, 'NEW')}, ${over(EARLIER, 'NEW')}) WHERE position = NEW.position;
END;
`)
  },
} satisfies Migration
