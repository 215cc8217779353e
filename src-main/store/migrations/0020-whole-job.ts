import { historyTriggers } from './history-triggers.ts'
import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLES = `
ALTER TABLE implementation ADD COLUMN chat_request_type TEXT NOT NULL DEFAULT '';
ALTER TABLE implementation ADD COLUMN training INTEGER NOT NULL DEFAULT 0 CHECK (training IN (0, 1));

DROP TRIGGER template_insert_history;
DROP TRIGGER template_update_history;
DROP TRIGGER template_delete_history;
ALTER TABLE template DROP COLUMN raw;
ALTER TABLE template ADD COLUMN origin TEXT NOT NULL DEFAULT 'provider' CHECK (origin IN ('provider', 'manual'));
-- computed from the columns above whenever they or the rules change: see valuesOf
ALTER TABLE template ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE template ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE template ADD COLUMN unusable TEXT NOT NULL DEFAULT '[]';
ALTER TABLE template ADD COLUMN placeholders INTEGER NOT NULL DEFAULT 0;

CREATE TABLE service_tree (
  implementation_id TEXT PRIMARY KEY REFERENCES implementation ON DELETE CASCADE,
  definition TEXT NOT NULL
) STRICT;

DROP TRIGGER trigger_rule_insert_history;
DROP TRIGGER trigger_rule_update_history;
DROP TRIGGER trigger_rule_delete_history;
ALTER TABLE trigger_rule RENAME TO old_trigger_rule;
CREATE TABLE trigger_rule (
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('status', 'operate', 'chat')),
  service_tree TEXT NOT NULL,
  request_type TEXT NOT NULL,
  number_id TEXT NOT NULL REFERENCES sender_number ON DELETE RESTRICT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  status TEXT CHECK ((status IS NOT NULL) = (kind = 'status')),
  next_status TEXT CHECK ((next_status IS NOT NULL) = (kind = 'status')),
  once_per_ticket INTEGER CHECK ((once_per_ticket IS NOT NULL) = (kind = 'status')),
  chat_standard INTEGER CHECK ((chat_standard IS NOT NULL) = (kind = 'operate'))
) STRICT;
CREATE TABLE trigger_template (
  trigger_id TEXT NOT NULL REFERENCES trigger_rule ON DELETE CASCADE,
  position INTEGER NOT NULL,
  template_id TEXT NOT NULL REFERENCES template ON DELETE RESTRICT,
  PRIMARY KEY (trigger_id, position)
) STRICT;
CREATE INDEX trigger_template_template ON trigger_template (template_id);
INSERT INTO trigger_rule
  SELECT id, implementation_id, kind, service_tree, request_type, number_id, active, status, '', 0, NULL FROM old_trigger_rule;
INSERT INTO trigger_template SELECT id, 0, template_id FROM old_trigger_rule;
DROP TABLE old_trigger_rule;
CREATE INDEX trigger_rule_implementation ON trigger_rule (implementation_id);

ALTER TABLE test_event ADD COLUMN problem TEXT;

CREATE TABLE test_phone (
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  label TEXT NOT NULL,
  phone TEXT NOT NULL,
  agreed_at TEXT,
  agreement_recorded_by TEXT
) STRICT;
CREATE INDEX test_phone_implementation ON test_phone (implementation_id);

DROP TRIGGER implementation_insert_history;
DROP TRIGGER implementation_update_history;
DROP TRIGGER implementation_delete_history;
`

const WATCHED: [table: string, id: string, columns: string][] = [
  [
    'implementation',
    'row.id',
    'client environment isolated_service_tree receptive_confirmed_by receptive_confirmed_at client_var_active_since chat_request_type',
  ],
  [
    'template',
    'row.id',
    'origin name language content status status_raw quality rejection_reason unsupported_parts missing_since',
  ],
  ['service_tree', 'row.implementation_id', 'definition'],
  ['trigger_rule', 'row.id', 'kind service_tree request_type number_id active status next_status once_per_ticket chat_standard'],
  ['trigger_template', "row.trigger_id || ' ' || row.position", 'template_id'],
  ['test_phone', 'row.id', 'label phone agreed_at agreement_recorded_by'],
]

/** What the whole main job needs: every kind of trigger, the service tree, templates typed by hand, test phones with consent. */
export const wholeJob = {
  number: 20,
  name: 'whole-job',
  up(db) {
    db.exec(TABLES)
    for (const [table, id, columns] of WATCHED) db.exec(historyTriggers(table, id, columns.split(' ')))
    // A template that a sync brings tells its own beginning (first_seen_at); ten thousand lines of history would say no more.
    db.exec('DROP TRIGGER template_insert_history')
  },
} satisfies Migration
