import { historyTriggers } from './history-triggers.ts'
import type { Migration } from './migration.ts'

/** Frozen: a released migration never changes, and imports nothing living. */

const TABLES = `
CREATE TABLE actor (only INTEGER PRIMARY KEY CHECK (only = 1), name TEXT NOT NULL) STRICT;
INSERT INTO actor VALUES (1, '');

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE implementation (
  id TEXT PRIMARY KEY,
  client TEXT NOT NULL,
  environment TEXT NOT NULL CHECK (environment IN ('production', 'staging')),
  isolated_service_tree TEXT NOT NULL,
  receptive_confirmed_by TEXT,
  receptive_confirmed_at TEXT,
  client_var_active_since TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE provider_account (
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  provider TEXT NOT NULL,
  label TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('live', 'training')),
  settings TEXT NOT NULL,
  -- where the secret is, never the secret
  credential_backend TEXT,
  credential_service TEXT,
  credential_account TEXT,
  checked_at TEXT,
  check_problem TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX provider_account_implementation ON provider_account (implementation_id);

CREATE TABLE sender_number (
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES provider_account ON DELETE RESTRICT,
  label TEXT NOT NULL,
  phone TEXT NOT NULL,
  sender_id TEXT NOT NULL,
  chat_standard INTEGER NOT NULL CHECK (chat_standard IN (0, 1)),
  default_template_id TEXT REFERENCES template ON DELETE SET NULL,
  UNIQUE (account_id, sender_id)
) STRICT;
CREATE INDEX sender_number_implementation ON sender_number (implementation_id);

CREATE TABLE template (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES provider_account ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  sender_id TEXT,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  content TEXT NOT NULL,
  status TEXT NOT NULL,
  status_raw TEXT NOT NULL,
  quality TEXT NOT NULL,
  rejection_reason TEXT,
  unsupported_parts TEXT NOT NULL,
  -- what the provider sent, whole
  raw TEXT NOT NULL,
  missing_since TEXT,
  first_seen_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  UNIQUE (account_id, remote_id)
) STRICT;

CREATE TABLE sync_run (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES provider_account ON DELETE CASCADE,
  ended_at TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  unsupported INTEGER NOT NULL,
  unchanged INTEGER NOT NULL
) STRICT;
CREATE INDEX sync_run_account ON sync_run (account_id, ended_at);

CREATE TABLE crm_variable (
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  token TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (implementation_id, token)
) STRICT;

CREATE TABLE binding (
  template_id TEXT NOT NULL REFERENCES template ON DELETE CASCADE,
  key TEXT NOT NULL,
  source_kind TEXT NOT NULL CHECK (source_kind IN ('crm', 'literal')),
  source_value TEXT NOT NULL,
  fallback TEXT,
  transforms TEXT NOT NULL,
  PRIMARY KEY (template_id, key)
) STRICT;

CREATE TABLE trigger_rule (
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  service_tree TEXT NOT NULL,
  request_type TEXT NOT NULL,
  number_id TEXT NOT NULL REFERENCES sender_number ON DELETE RESTRICT,
  template_id TEXT NOT NULL REFERENCES template ON DELETE RESTRICT,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX trigger_rule_implementation ON trigger_rule (implementation_id);

CREATE TABLE test_send (
  -- the caller's idempotency key
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  number_id TEXT NOT NULL,
  template_id TEXT NOT NULL,
  template_name TEXT NOT NULL,
  recipient TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'failed', 'unknown')),
  problem TEXT,
  provider_message_id TEXT,
  body TEXT NOT NULL,
  created_at TEXT NOT NULL,
  received INTEGER CHECK (received IN (0, 1))
) STRICT;
CREATE INDEX test_send_implementation ON test_send (implementation_id, created_at);

CREATE TABLE test_event (
  test_send_id TEXT NOT NULL REFERENCES test_send ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at TEXT NOT NULL,
  status TEXT NOT NULL,
  detail TEXT,
  source TEXT NOT NULL CHECK (source IN ('provider', 'person')),
  PRIMARY KEY (test_send_id, position)
) STRICT;

CREATE TABLE bundle_export (
  id TEXT PRIMARY KEY,
  implementation_id TEXT NOT NULL REFERENCES implementation ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  UNIQUE (implementation_id, sequence)
) STRICT;

-- An insert is told by the row itself; an update keeps the changed columns, a delete the whole row.
CREATE TABLE history (
  position INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX history_entity ON history (entity, entity_id);
`

/** Table, its id as SQL over `row.`, and the columns whose changes are kept. */
const WATCHED: [table: string, id: string, columns: string][] = [
  ['setting', 'row.key', 'value'],
  [
    'implementation',
    'row.id',
    'client environment isolated_service_tree receptive_confirmed_by receptive_confirmed_at client_var_active_since',
  ],
  ['provider_account', 'row.id', 'provider label mode settings credential_backend credential_service credential_account'],
  ['sender_number', 'row.id', 'account_id label phone sender_id chat_standard default_template_id'],
  ['template', 'row.id', 'name language content status status_raw quality rejection_reason unsupported_parts missing_since'],
  ['crm_variable', "row.implementation_id || ' ' || row.token", 'definition'],
  ['binding', "row.template_id || ' ' || row.key", 'source_kind source_value fallback transforms'],
  ['trigger_rule', 'row.id', 'kind status service_tree request_type number_id template_id active'],
  ['test_send', 'row.id', 'state problem provider_message_id received'],
  ['bundle_export', 'row.id', 'sequence content_hash file_name'],
]

export const foundation = {
  number: 10,
  name: 'foundation',
  up(db) {
    db.exec(TABLES)
    for (const [table, id, columns] of WATCHED) db.exec(historyTriggers(table, id, columns.split(' ')))
  },
} satisfies Migration
