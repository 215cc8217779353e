import { type BundleContent, canonicalJson } from '#core/bundle'
import type { LOAD_ROLES } from '#core/contract'
import type { ColumnTypes, SqlRow } from './target.ts'

/**
 * The tables of the reference loader, parents first. They are an example for a CRM team:
 * the comments inside the statements stay in the database's own schema. Rows belong to an
 * implementation, which is known by the id in its bundles whatever its client is called, and
 * are known by the bundle's natural keys; a row that a newer bundle no longer has is deleted.
 */
export type LoadTable = {
  /** What the report calls its rows. */
  role: (typeof LOAD_ROLES)[number]
  name: string
  /** Identifies a row within its implementation. */
  key: readonly string[]
  /** For PostgreSQL; `withTypes` makes it another's. */
  create: string
  /** JSON objects in their canonical text, lists in one line, yes and no as 1 and 0, whatever the database. */
  rows(content: BundleContent): SqlRow[]
}

/** Changes with the tables; a database made for other tables is refused. */
export const TABLES_VERSION = '5'

/** A statement of this file, which is written for PostgreSQL, with the column types of another database. */
export const withTypes = (create: string, types: ColumnTypes): string =>
  create.replace(/^( {2}\w+ )(BOOLEAN|JSONB)\b/gm, (_, column: string, type: keyof ColumnTypes) => column + types[type])

export const META_TABLE = `CREATE TABLE IF NOT EXISTS disparo_meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
)`

export const IMPLEMENTATION_TABLE = `CREATE TABLE IF NOT EXISTS disparo_implementation (
  id INTEGER NOT NULL PRIMARY KEY,
  implementation TEXT NOT NULL UNIQUE, -- the id in the bundle's manifest: it stays when the client is renamed
  client TEXT NOT NULL,             -- what the client is called now; two implementations may be of one client
  environment TEXT NOT NULL,        -- production or staging
  sequence INTEGER NOT NULL,        -- of the bundle loaded last; an older one is refused
  content_hash TEXT NOT NULL,
  created_at TEXT NOT NULL,         -- when that bundle was exported, ISO 8601 UTC
  generator TEXT NOT NULL
)`

const flag = (value: boolean): number => (value ? 1 : 0)

export const TABLES: readonly LoadTable[] = [
  {
    role: 'accounts',
    name: 'disparo_account',
    key: ['account'],
    create: `CREATE TABLE IF NOT EXISTS disparo_account (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  account TEXT NOT NULL,
  provider TEXT NOT NULL,           -- zenvia, infobip
  label TEXT NOT NULL,
  training BOOLEAN NOT NULL,        -- true: a simulator; never send to a real phone
  settings JSONB NOT NULL,           -- JSON object of non-secret fields; the credential is yours to keep elsewhere
  PRIMARY KEY (implementation_id, account)
)`,
    rows: ({ providers }) =>
      providers.map(({ key, provider, label, mode, settings }) => ({
        account: key,
        provider,
        label,
        training: flag(mode === 'training'),
        settings: canonicalJson(settings),
      })),
  },
  {
    role: 'variables',
    name: 'disparo_variable',
    key: ['token'],
    create: `CREATE TABLE IF NOT EXISTS disparo_variable (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  token TEXT NOT NULL,              -- written %TOKEN% in the CRM
  value_type TEXT NOT NULL,         -- text, date, money, phone, number
  max_length INTEGER NOT NULL,      -- characters
  may_be_empty BOOLEAN NOT NULL,
  multiline BOOLEAN NOT NULL,       -- true: may hold line breaks, which WhatsApp refuses in a value
  sample TEXT NOT NULL,
  label_pt_br TEXT NOT NULL,
  label_en TEXT NOT NULL,
  PRIMARY KEY (implementation_id, token)
)`,
    rows: ({ variables }) =>
      variables.map((variable) => ({
        token: variable.token,
        value_type: variable.type,
        max_length: variable.maxLength,
        may_be_empty: flag(variable.mayBeEmpty),
        multiline: flag(variable.multiline),
        sample: variable.sample,
        label_pt_br: variable.label['pt-BR'],
        label_en: variable.label.en,
      })),
  },
  {
    role: 'templates',
    name: 'disparo_template',
    key: ['template'],
    create: `CREATE TABLE IF NOT EXISTS disparo_template (
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
  structure JSONB NOT NULL,          -- JSON: header, body, footer, buttons with the provider's text
  crm_text JSONB NOT NULL,           -- JSON: header, body, footer, buttonUrls with %TOKENS%
  PRIMARY KEY (implementation_id, template),
  FOREIGN KEY (implementation_id, account) REFERENCES disparo_account (implementation_id, account)
)`,
    rows: ({ templates }) =>
      Object.entries(templates).map(([key, template]) => ({
        template: key,
        account: template.account,
        sender_id: template.senderId,
        origin: template.origin,
        remote_id: template.remoteId,
        name: template.name,
        language: template.language,
        category: template.category,
        status: template.status,
        provider_body: template.structure.body,
        crm_body: template.crmText.body,
        structure: canonicalJson(template.structure),
        crm_text: canonicalJson(template.crmText),
      })),
  },
  {
    role: 'bindings',
    name: 'disparo_binding',
    key: ['template', 'placeholder'],
    create: `CREATE TABLE IF NOT EXISTS disparo_binding (
  implementation_id INTEGER NOT NULL,
  template TEXT NOT NULL,
  placeholder TEXT NOT NULL,        -- component and name: body.1, header.nome, buttons.0.token
  token TEXT,                       -- take the value of this variable…
  literal TEXT,                     -- …or always this text; exactly one of the two is set
  fallback TEXT,                    -- when the variable is empty; null: then send nothing
  transforms JSONB NOT NULL,         -- JSON array, applied in this order; bundle.schema.json says what each does
  PRIMARY KEY (implementation_id, template, placeholder),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template),
  FOREIGN KEY (implementation_id, token) REFERENCES disparo_variable (implementation_id, token),
  CHECK ((token IS NULL) <> (literal IS NULL))
)`,
    rows: ({ templates }) =>
      Object.entries(templates).flatMap(([template, { bindings }]) =>
        bindings.map(({ key, source, fallback, transforms }) => ({
          template,
          placeholder: key,
          token: source.kind === 'crm' ? source.token : null,
          literal: source.kind === 'literal' ? source.text : null,
          fallback,
          transforms: JSON.stringify(transforms),
        })),
      ),
  },
  {
    role: 'numbers',
    name: 'disparo_number',
    key: ['number_key'],
    create: `CREATE TABLE IF NOT EXISTS disparo_number (
  implementation_id INTEGER NOT NULL,
  number_key TEXT NOT NULL,         -- the phone, unless two rows share it
  account TEXT NOT NULL,
  label TEXT NOT NULL,
  phone TEXT NOT NULL,              -- E.164
  sender_id TEXT NOT NULL,          -- what the provider calls this sender
  chat_standard BOOLEAN NOT NULL,   -- Padrão Chat: true: an answer opens a chat
  default_template TEXT,
  PRIMARY KEY (implementation_id, number_key),
  FOREIGN KEY (implementation_id, account) REFERENCES disparo_account (implementation_id, account),
  FOREIGN KEY (implementation_id, default_template) REFERENCES disparo_template (implementation_id, template)
)`,
    rows: ({ numbers }) =>
      numbers.map((number) => ({
        number_key: number.key,
        account: number.account,
        label: number.label,
        phone: number.phone,
        sender_id: number.senderId,
        chat_standard: flag(number.chatStandard),
        default_template: number.defaultTemplate,
      })),
  },
  {
    role: 'triggers',
    name: 'disparo_trigger',
    key: ['trigger_key'],
    create: `CREATE TABLE IF NOT EXISTS disparo_trigger (
  implementation_id INTEGER NOT NULL,
  trigger_key TEXT NOT NULL,
  kind TEXT NOT NULL,               -- status: sends by itself; operate: Operar OC; chat: the chat screen
  service_tree TEXT,                -- null: in any
  request_type TEXT,                -- null: in any
  number_key TEXT NOT NULL,         -- send from this number…
  template TEXT,                    -- …this template; null for chat, see disparo_trigger_template
  status TEXT,                      -- kind status: the ticket reaches this…
  next_status TEXT,                 -- …and gets this after sending; null: it stays
  once_per_ticket BOOLEAN,          -- kind status: true: coming back to the status does not send again
  chat_standard BOOLEAN,            -- kind operate: Padrão Chat: true: the reply opens a chat
  PRIMARY KEY (implementation_id, trigger_key),
  FOREIGN KEY (implementation_id, number_key) REFERENCES disparo_number (implementation_id, number_key),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template),
  CHECK (kind IN ('status', 'operate', 'chat')),
  CHECK ((template IS NULL) = (kind = 'chat')),
  CHECK ((status IS NULL) = (kind <> 'status')),
  CHECK (next_status IS NULL OR kind = 'status'),
  CHECK ((once_per_ticket IS NULL) = (kind <> 'status')),
  CHECK ((chat_standard IS NULL) = (kind <> 'operate'))
)`,
    rows: ({ triggers }) =>
      triggers.map((trigger) => ({
        trigger_key: trigger.key,
        kind: trigger.kind,
        service_tree: trigger.serviceTree,
        request_type: trigger.requestType,
        number_key: trigger.number,
        template: trigger.kind === 'chat' ? null : trigger.template,
        status: trigger.kind === 'status' ? trigger.status : null,
        next_status: trigger.kind === 'status' ? trigger.nextStatus : null,
        once_per_ticket: trigger.kind === 'status' ? flag(trigger.oncePerTicket) : null,
        chat_standard: trigger.kind === 'operate' ? flag(trigger.chatStandard) : null,
      })),
  },
  {
    role: 'choices',
    name: 'disparo_trigger_template',
    key: ['trigger_key', 'template'],
    create: `CREATE TABLE IF NOT EXISTS disparo_trigger_template (
  implementation_id INTEGER NOT NULL,
  trigger_key TEXT NOT NULL,        -- kind chat: the attendant chooses…
  template TEXT NOT NULL,           -- …one of these
  PRIMARY KEY (implementation_id, trigger_key, template),
  FOREIGN KEY (implementation_id, trigger_key) REFERENCES disparo_trigger (implementation_id, trigger_key),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template)
)`,
    rows: ({ triggers }) =>
      triggers.flatMap((trigger) =>
        trigger.kind === 'chat' ? trigger.templates.map((template) => ({ trigger_key: trigger.key, template })) : [],
      ),
  },
  {
    role: 'services',
    name: 'disparo_service',
    key: ['service_tree', 'request_type', 'status'],
    create: `CREATE TABLE IF NOT EXISTS disparo_service (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  service_tree TEXT NOT NULL,       -- what must exist in the CRM: a tree, with '' in the other two…
  request_type TEXT NOT NULL,       -- …a request type in it, with '' as status…
  status TEXT NOT NULL,             -- …or a status of that; '' before a name is any
  transcript BOOLEAN,               -- of a request type: true: open a ticket with the chat's transcript, false: don't, null: leave it
  PRIMARY KEY (implementation_id, service_tree, request_type, status)
)`,
    rows: ({ services }) =>
      services.trees.flatMap(({ name, requestTypes }) => [
        ...(name === null ? [] : [{ service_tree: name, request_type: '', status: '', transcript: null }]),
        ...requestTypes.flatMap((requestType) => {
          const place = { service_tree: name ?? '', request_type: requestType.name ?? '' }
          const statuses = requestType.name === null ? requestType.statuses : ['', ...requestType.statuses]
          const transcript = requestType.transcript === undefined ? null : flag(requestType.transcript)
          return statuses.map((status) => ({ ...place, status, transcript: status === '' ? transcript : null }))
        }),
      ]),
  },
  {
    role: 'settings',
    name: 'disparo_setting',
    key: ['name'],
    create: `CREATE TABLE IF NOT EXISTS disparo_setting (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  name TEXT NOT NULL,               -- chat-request-type, client-var-active-since, consent-term, isolated-service-tree; where decided: duplicate-hours, quiet-from, quiet-to, time-zone
  value TEXT,                       -- null: off or none
  PRIMARY KEY (implementation_id, name)
)`,
    rows: ({ consent, services, sending }) => [
      { name: 'chat-request-type', value: services.chatRequestType },
      { name: 'client-var-active-since', value: consent.clientVarActiveSince },
      { name: 'consent-term', value: consent.term?.version ?? null },
      { name: 'isolated-service-tree', value: services.isolatedTree },
      ...(sending
        ? [
            { name: 'duplicate-hours', value: sending.duplicateHours === null ? null : String(sending.duplicateHours) },
            { name: 'quiet-from', value: sending.quietHours?.from ?? null },
            { name: 'quiet-to', value: sending.quietHours?.to ?? null },
            { name: 'time-zone', value: sending.timeZone },
          ]
        : []),
    ],
  },
  {
    role: 'switchedOff',
    name: 'disparo_switched_off',
    key: ['kind', 'service_tree', 'request_type', 'status'],
    create: `CREATE TABLE IF NOT EXISTS disparo_switched_off (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  kind TEXT NOT NULL,               -- a trigger that was switched off: nothing is sent where one of its kind would stand…
  service_tree TEXT NOT NULL,       -- …in this tree; '': in any
  request_type TEXT NOT NULL,       -- …on this request type; '': on any
  status TEXT NOT NULL,             -- …at this status; '' where the kind has none
  PRIMARY KEY (implementation_id, kind, service_tree, request_type, status)
)`,
    rows: ({ sending }) =>
      (sending?.switchedOff ?? []).map(({ kind, serviceTree, requestType, status }) => ({
        kind,
        service_tree: serviceTree ?? '',
        request_type: requestType ?? '',
        status: status ?? '',
      })),
  },
  {
    role: 'openPoints',
    name: 'disparo_open_point',
    key: ['point', 'about'],
    create: `CREATE TABLE IF NOT EXISTS disparo_open_point (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  point TEXT NOT NULL,              -- what was not there yet when the bundle was exported for production
  about TEXT NOT NULL,              -- the number, account or template; '': the whole implementation
  person TEXT NOT NULL,             -- who exported all the same
  reason TEXT NOT NULL,             -- why
  PRIMARY KEY (implementation_id, point, about)
)`,
    rows: ({ manifest }) => manifest.openPoints.map(({ point, about, person, reason }) => ({ point, about, person, reason })),
  },
]
