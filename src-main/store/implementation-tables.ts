/** A table of which an implementation's rows go along in a file of its own, and which rows are its; SQL over `:id`. */
type Carried = {
  name: string
  rows: string
  /** Columns that stay here: where a secret is. */
  omit?: readonly string[]
  /** Of this client alone: the next client does not begin with it. */
  own?: boolean
}

const mine = 'implementation_id = :id'
const ofAccount = 'account_id IN (SELECT id FROM provider_account WHERE implementation_id = :id)'
const ofTemplate = `template_id IN (SELECT id FROM template WHERE ${ofAccount})`
const ofExport = 'export_id IN (SELECT id FROM bundle_export WHERE implementation_id = :id)'
const ofTrigger = 'trigger_id IN (SELECT id FROM trigger_rule WHERE implementation_id = :id)'

/** What waits to be submitted stays with the Disparo that submits it: two would send it twice. */
const ended = `${mine} AND state IN ('sent', 'failed')`

/** In the order in which they are read and written; history last, because writing the others writes it. */
export const CARRIED: readonly Carried[] = [
  { name: 'implementation', rows: 'id = :id', omit: ['archived_at'] },
  {
    name: 'provider_account',
    rows: mine,
    omit: ['credential_backend', 'credential_service', 'credential_account', 'checked_at', 'check_problem'],
  },
  { name: 'template', rows: ofAccount },
  { name: 'sender_number', rows: mine, omit: ['sender_state'] },
  { name: 'crm_variable', rows: mine },
  { name: 'binding', rows: ofTemplate },
  { name: 'service_tree', rows: mine },
  { name: 'trigger_rule', rows: mine },
  { name: 'trigger_template', rows: ofTrigger },
  { name: 'draft', rows: mine },
  { name: 'consent_term', rows: mine },
  { name: 'submission', rows: ended, own: true },
  { name: 'deleted_template', rows: ofAccount, own: true },
  { name: 'sync_run', rows: ofAccount, own: true },
  { name: 'bundle_export', rows: mine, own: true },
  { name: 'bundle_kept', rows: ofExport, own: true },
  { name: 'bundle_release', rows: mine, own: true },
  { name: 'release_rule', rows: mine, own: true },
  { name: 'consent_plan', rows: mine, own: true },
  { name: 'consent_sign_off', rows: mine, own: true },
  { name: 'rehearsal_setting', rows: mine },
  { name: 'rehearsal_columns', rows: mine },
  { name: 'rehearsal', rows: mine, own: true },
  { name: 'history', rows: '', own: true },
]

/** These never go along: people's phones, what was sent to them, files of contacts, which databases it was loaded into, here and at the CRM, what is of this program. */
export const LEFT_HERE = [
  'actor',
  'setting',
  'test_phone',
  'test_send',
  'test_event',
  'contact_file',
  'bundle_load',
  'load_report',
] as const

/** Facts of a client that the next one has to find out for itself. */
export const OWN_FACTS: readonly string[] = [
  'receptive_confirmed_by',
  'receptive_confirmed_at',
  'client_var_active_since',
  'client_var_confirmed_by',
  'client_var_confirmed_at',
]
