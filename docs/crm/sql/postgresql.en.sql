-- The tables of the reference loader, for PostgreSQL. Rows belong to an implementation, which is known by the id in its bundles.

CREATE TABLE IF NOT EXISTS disparo_meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS disparo_implementation (
  id INTEGER NOT NULL PRIMARY KEY,
  implementation TEXT NOT NULL UNIQUE,
  client TEXT NOT NULL,
  environment TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  generator TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS disparo_account (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  account TEXT NOT NULL,
  provider TEXT NOT NULL,
  label TEXT NOT NULL,
  training BOOLEAN NOT NULL,
  settings JSONB NOT NULL,
  PRIMARY KEY (implementation_id, account)
);

CREATE TABLE IF NOT EXISTS disparo_variable (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  token TEXT NOT NULL,
  value_type TEXT NOT NULL,
  max_length INTEGER NOT NULL,
  may_be_empty BOOLEAN NOT NULL,
  multiline BOOLEAN NOT NULL,
  sample TEXT NOT NULL,
  label_pt_br TEXT NOT NULL,
  label_en TEXT NOT NULL,
  PRIMARY KEY (implementation_id, token)
);

CREATE TABLE IF NOT EXISTS disparo_template (
  implementation_id INTEGER NOT NULL,
  template TEXT NOT NULL,
  account TEXT NOT NULL,
  sender_id TEXT,
  origin TEXT NOT NULL,
  remote_id TEXT,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  category TEXT NOT NULL,
  status TEXT NOT NULL,
  provider_body TEXT NOT NULL,
  crm_body TEXT NOT NULL,
  structure JSONB NOT NULL,
  crm_text JSONB NOT NULL,
  PRIMARY KEY (implementation_id, template),
  FOREIGN KEY (implementation_id, account) REFERENCES disparo_account (implementation_id, account)
);

CREATE TABLE IF NOT EXISTS disparo_binding (
  implementation_id INTEGER NOT NULL,
  template TEXT NOT NULL,
  placeholder TEXT NOT NULL,
  token TEXT,
  literal TEXT,
  fallback TEXT,
  transforms JSONB NOT NULL,
  PRIMARY KEY (implementation_id, template, placeholder),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template),
  FOREIGN KEY (implementation_id, token) REFERENCES disparo_variable (implementation_id, token),
  CHECK ((token IS NULL) <> (literal IS NULL))
);

CREATE TABLE IF NOT EXISTS disparo_number (
  implementation_id INTEGER NOT NULL,
  number_key TEXT NOT NULL,
  account TEXT NOT NULL,
  label TEXT NOT NULL,
  phone TEXT NOT NULL,
  sender_id TEXT NOT NULL,
  chat_standard BOOLEAN NOT NULL,
  default_template TEXT,
  PRIMARY KEY (implementation_id, number_key),
  FOREIGN KEY (implementation_id, account) REFERENCES disparo_account (implementation_id, account),
  FOREIGN KEY (implementation_id, default_template) REFERENCES disparo_template (implementation_id, template)
);

CREATE TABLE IF NOT EXISTS disparo_trigger (
  implementation_id INTEGER NOT NULL,
  trigger_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  service_tree TEXT,
  request_type TEXT,
  number_key TEXT NOT NULL,
  template TEXT,
  status TEXT,
  next_status TEXT,
  once_per_ticket BOOLEAN,
  chat_standard BOOLEAN,
  PRIMARY KEY (implementation_id, trigger_key),
  FOREIGN KEY (implementation_id, number_key) REFERENCES disparo_number (implementation_id, number_key),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template),
  CHECK (kind IN ('status', 'operate', 'chat')),
  CHECK ((template IS NULL) = (kind = 'chat')),
  CHECK ((status IS NULL) = (kind <> 'status')),
  CHECK (next_status IS NULL OR kind = 'status'),
  CHECK ((once_per_ticket IS NULL) = (kind <> 'status')),
  CHECK ((chat_standard IS NULL) = (kind <> 'operate'))
);

CREATE TABLE IF NOT EXISTS disparo_trigger_template (
  implementation_id INTEGER NOT NULL,
  trigger_key TEXT NOT NULL,
  template TEXT NOT NULL,
  PRIMARY KEY (implementation_id, trigger_key, template),
  FOREIGN KEY (implementation_id, trigger_key) REFERENCES disparo_trigger (implementation_id, trigger_key),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template)
);

CREATE TABLE IF NOT EXISTS disparo_service (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  service_tree TEXT NOT NULL,
  request_type TEXT NOT NULL,
  status TEXT NOT NULL,
  transcript BOOLEAN,
  PRIMARY KEY (implementation_id, service_tree, request_type, status)
);

CREATE TABLE IF NOT EXISTS disparo_setting (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  name TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (implementation_id, name)
);

CREATE TABLE IF NOT EXISTS disparo_switched_off (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  kind TEXT NOT NULL,
  service_tree TEXT NOT NULL,
  request_type TEXT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (implementation_id, kind, service_tree, request_type, status)
);

CREATE TABLE IF NOT EXISTS disparo_open_point (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  point TEXT NOT NULL,
  about TEXT NOT NULL,
  person TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (implementation_id, point, about)
);

COMMENT ON COLUMN disparo_implementation.implementation IS 'the id in the bundle''s manifest: it stays when the client is renamed';
COMMENT ON COLUMN disparo_implementation.client IS 'what the client is called now; two implementations may be of one client';
COMMENT ON COLUMN disparo_implementation.environment IS 'production or staging';
COMMENT ON COLUMN disparo_implementation.sequence IS 'of the bundle loaded last; an older one is refused';
COMMENT ON COLUMN disparo_implementation.created_at IS 'when that bundle was exported, ISO 8601 UTC';
COMMENT ON COLUMN disparo_account.provider IS 'zenvia, infobip';
COMMENT ON COLUMN disparo_account.training IS 'true: a simulator; never send to a real phone';
COMMENT ON COLUMN disparo_account.settings IS 'JSON object of non-secret fields; the credential is yours to keep elsewhere';
COMMENT ON COLUMN disparo_variable.token IS 'written %TOKEN% in the CRM';
COMMENT ON COLUMN disparo_variable.value_type IS 'text, date, money, phone, number';
COMMENT ON COLUMN disparo_variable.max_length IS 'characters';
COMMENT ON COLUMN disparo_variable.multiline IS 'true: may hold line breaks, which WhatsApp refuses in a value';
COMMENT ON COLUMN disparo_template.template IS 'file name in the bundle: name.language';
COMMENT ON COLUMN disparo_template.sender_id IS 'null: any sender of the account';
COMMENT ON COLUMN disparo_template.origin IS 'provider; manual: registered by hand, status as a person saw it';
COMMENT ON COLUMN disparo_template.remote_id IS 'the provider''s id: send by this; null: its provider sends by name and language';
COMMENT ON COLUMN disparo_template.category IS 'at export';
COMMENT ON COLUMN disparo_template.status IS 'at export';
COMMENT ON COLUMN disparo_template.provider_body IS 'with {{placeholders}}';
COMMENT ON COLUMN disparo_template.crm_body IS 'the same with %TOKENS%';
COMMENT ON COLUMN disparo_template.structure IS 'JSON: header, body, footer, buttons with the provider''s text';
COMMENT ON COLUMN disparo_template.crm_text IS 'JSON: header, body, footer, buttonUrls with %TOKENS%';
COMMENT ON COLUMN disparo_binding.placeholder IS 'component and name: body.1, header.nome, buttons.0.token';
COMMENT ON COLUMN disparo_binding.token IS 'take the value of this variable';
COMMENT ON COLUMN disparo_binding.literal IS 'or always this text; exactly one of the two is set';
COMMENT ON COLUMN disparo_binding.fallback IS 'when the variable is empty; null: then send nothing';
COMMENT ON COLUMN disparo_binding.transforms IS 'JSON array, applied in this order; bundle.schema.json says what each does';
COMMENT ON COLUMN disparo_number.number_key IS 'the phone, unless two rows share it';
COMMENT ON COLUMN disparo_number.phone IS 'E.164';
COMMENT ON COLUMN disparo_number.sender_id IS 'what the provider calls this sender';
COMMENT ON COLUMN disparo_number.chat_standard IS 'Padrão Chat: true: an answer opens a chat';
COMMENT ON COLUMN disparo_trigger.kind IS 'status: sends by itself; operate: Operar OC; chat: the chat screen';
COMMENT ON COLUMN disparo_trigger.service_tree IS 'null: in any';
COMMENT ON COLUMN disparo_trigger.request_type IS 'null: in any';
COMMENT ON COLUMN disparo_trigger.number_key IS 'send from this number';
COMMENT ON COLUMN disparo_trigger.template IS 'this template; null for chat, see disparo_trigger_template';
COMMENT ON COLUMN disparo_trigger.status IS 'kind status: the ticket reaches this';
COMMENT ON COLUMN disparo_trigger.next_status IS 'and gets this after sending; null: it stays';
COMMENT ON COLUMN disparo_trigger.once_per_ticket IS 'kind status: true: coming back to the status does not send again';
COMMENT ON COLUMN disparo_trigger.chat_standard IS 'kind operate: Padrão Chat: true: the reply opens a chat';
COMMENT ON COLUMN disparo_trigger_template.trigger_key IS 'kind chat: the attendant chooses';
COMMENT ON COLUMN disparo_trigger_template.template IS 'one of these';
COMMENT ON COLUMN disparo_service.service_tree IS 'what must exist in the CRM: a tree, with '''' in the other two';
COMMENT ON COLUMN disparo_service.request_type IS 'a request type in it, with '''' as status';
COMMENT ON COLUMN disparo_service.status IS 'or a status of that; '''' before a name is any';
COMMENT ON COLUMN disparo_service.transcript IS 'of a request type: true: open a ticket with the chat''s transcript, false: don''t, null: leave it';
COMMENT ON COLUMN disparo_setting.name IS 'chat-request-type, client-var-active-since, consent-term, isolated-service-tree; where decided: duplicate-hours, quiet-from, quiet-to, time-zone';
COMMENT ON COLUMN disparo_setting.value IS 'null: off or none';
COMMENT ON COLUMN disparo_switched_off.kind IS 'a trigger that was switched off: nothing is sent where one of its kind would stand';
COMMENT ON COLUMN disparo_switched_off.service_tree IS 'in this tree; '''': in any';
COMMENT ON COLUMN disparo_switched_off.request_type IS 'on this request type; '''': on any';
COMMENT ON COLUMN disparo_switched_off.status IS 'at this status; '''' where the kind has none';
COMMENT ON COLUMN disparo_open_point.point IS 'what was not there yet when the bundle was exported for production';
COMMENT ON COLUMN disparo_open_point.about IS 'the number, account or template; '''': the whole implementation';
COMMENT ON COLUMN disparo_open_point.person IS 'who exported all the same';
COMMENT ON COLUMN disparo_open_point.reason IS 'why';
