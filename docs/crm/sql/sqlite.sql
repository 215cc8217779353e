-- The tables of the reference loader, for SQLite: yes and no are 1 and 0, JSON is text.

CREATE TABLE IF NOT EXISTS disparo_meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS disparo_implementation (
  id INTEGER NOT NULL PRIMARY KEY,
  implementation TEXT NOT NULL UNIQUE, -- the id in the bundle's manifest: it stays when the client is renamed
  client TEXT NOT NULL,             -- what the client is called now; two implementations may be of one client
  environment TEXT NOT NULL,        -- production or staging
  sequence INTEGER NOT NULL,        -- of the bundle loaded last; an older one is refused
  content_hash TEXT NOT NULL,
  created_at TEXT NOT NULL,         -- when that bundle was exported, ISO 8601 UTC
  generator TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS disparo_account (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  account TEXT NOT NULL,
  provider TEXT NOT NULL,           -- zenvia, infobip
  label TEXT NOT NULL,
  training INTEGER NOT NULL,        -- true: a simulator; never send to a real phone
  settings TEXT NOT NULL,           -- JSON object of non-secret fields; the credential is yours to keep elsewhere
  PRIMARY KEY (implementation_id, account)
);

CREATE TABLE IF NOT EXISTS disparo_variable (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  token TEXT NOT NULL,              -- written %TOKEN% in the CRM
  value_type TEXT NOT NULL,         -- text, date, money, phone, number
  max_length INTEGER NOT NULL,      -- characters
  may_be_empty INTEGER NOT NULL,
  multiline INTEGER NOT NULL,       -- true: may hold line breaks, which WhatsApp refuses in a value
  sample TEXT NOT NULL,
  label_pt_br TEXT NOT NULL,
  label_en TEXT NOT NULL,
  PRIMARY KEY (implementation_id, token)
);

CREATE TABLE IF NOT EXISTS disparo_template (
  implementation_id INTEGER NOT NULL,
  template TEXT NOT NULL,           -- file name in the bundle: name.language
  account TEXT NOT NULL,
  sender_id TEXT,                   -- null: any sender of the account
  origin TEXT NOT NULL,             -- provider; manual: registered by hand, status as a person saw it
  remote_id TEXT,                   -- the provider's id: send by this; null: its provider sends by name and language
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  category TEXT NOT NULL,           -- at export
  status TEXT NOT NULL,             -- at export
  provider_body TEXT NOT NULL,      -- with {{placeholders}}
  crm_body TEXT NOT NULL,           -- the same with %TOKENS%
  structure TEXT NOT NULL,          -- JSON: header, body, footer, buttons with the provider's text
  crm_text TEXT NOT NULL,           -- JSON: header, body, footer, buttonUrls with %TOKENS%
  PRIMARY KEY (implementation_id, template),
  FOREIGN KEY (implementation_id, account) REFERENCES disparo_account (implementation_id, account)
);

CREATE TABLE IF NOT EXISTS disparo_binding (
  implementation_id INTEGER NOT NULL,
  template TEXT NOT NULL,
  placeholder TEXT NOT NULL,        -- component and name: body.1, header.nome, buttons.0.token
  token TEXT,                       -- take the value of this variable…
  literal TEXT,                     -- …or always this text; exactly one of the two is set
  fallback TEXT,                    -- when the variable is empty; null: then send nothing
  transforms TEXT NOT NULL,         -- JSON array, applied in this order; bundle.schema.json says what each does
  PRIMARY KEY (implementation_id, template, placeholder),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template),
  FOREIGN KEY (implementation_id, token) REFERENCES disparo_variable (implementation_id, token),
  CHECK ((token IS NULL) <> (literal IS NULL))
);

CREATE TABLE IF NOT EXISTS disparo_number (
  implementation_id INTEGER NOT NULL,
  number_key TEXT NOT NULL,         -- the phone, unless two rows share it
  account TEXT NOT NULL,
  label TEXT NOT NULL,
  phone TEXT NOT NULL,              -- E.164
  sender_id TEXT NOT NULL,          -- what the provider calls this sender
  chat_standard INTEGER NOT NULL,   -- Padrão Chat: true: an answer opens a chat
  default_template TEXT,
  PRIMARY KEY (implementation_id, number_key),
  FOREIGN KEY (implementation_id, account) REFERENCES disparo_account (implementation_id, account),
  FOREIGN KEY (implementation_id, default_template) REFERENCES disparo_template (implementation_id, template)
);

CREATE TABLE IF NOT EXISTS disparo_trigger (
  implementation_id INTEGER NOT NULL,
  trigger_key TEXT NOT NULL,
  kind TEXT NOT NULL,               -- status: sends by itself; operate: Operar OC; chat: the chat screen
  service_tree TEXT,                -- null: in any
  request_type TEXT,                -- null: in any
  number_key TEXT NOT NULL,         -- send from this number…
  template TEXT,                    -- …this template; null for chat, see disparo_trigger_template
  status TEXT,                      -- kind status: the ticket reaches this…
  next_status TEXT,                 -- …and gets this after sending; null: it stays
  once_per_ticket INTEGER,          -- kind status: true: coming back to the status does not send again
  chat_standard INTEGER,            -- kind operate: Padrão Chat: true: the reply opens a chat
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
  trigger_key TEXT NOT NULL,        -- kind chat: the attendant chooses…
  template TEXT NOT NULL,           -- …one of these
  PRIMARY KEY (implementation_id, trigger_key, template),
  FOREIGN KEY (implementation_id, trigger_key) REFERENCES disparo_trigger (implementation_id, trigger_key),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template)
);

CREATE TABLE IF NOT EXISTS disparo_service (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  service_tree TEXT NOT NULL,       -- what must exist in the CRM: a tree, with '' in the other two…
  request_type TEXT NOT NULL,       -- …a request type in it, with '' as status…
  status TEXT NOT NULL,             -- …or a status of that; '' before a name is any
  transcript INTEGER,               -- of a request type: true: open a ticket with the chat's transcript, false: don't, null: leave it
  PRIMARY KEY (implementation_id, service_tree, request_type, status)
);

CREATE TABLE IF NOT EXISTS disparo_setting (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  name TEXT NOT NULL,               -- chat-request-type, client-var-active-since, consent-term, isolated-service-tree; where decided: duplicate-hours, quiet-from, quiet-to, time-zone
  value TEXT,                       -- null: off or none
  PRIMARY KEY (implementation_id, name)
);

CREATE TABLE IF NOT EXISTS disparo_switched_off (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  kind TEXT NOT NULL,               -- a trigger that was switched off: nothing is sent where one of its kind would stand…
  service_tree TEXT NOT NULL,       -- …in this tree; '': in any
  request_type TEXT NOT NULL,       -- …on this request type; '': on any
  status TEXT NOT NULL,             -- …at this status; '' where the kind has none
  PRIMARY KEY (implementation_id, kind, service_tree, request_type, status)
);

CREATE TABLE IF NOT EXISTS disparo_open_point (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  point TEXT NOT NULL,              -- what was not there yet when the bundle was exported for production
  about TEXT NOT NULL,              -- the number, account or template; '': the whole implementation
  person TEXT NOT NULL,             -- who exported all the same
  reason TEXT NOT NULL,             -- why
  PRIMARY KEY (implementation_id, point, about)
);
