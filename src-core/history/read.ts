import { z } from 'zod'
import { opensTranscript, type ServiceTree, serviceTreeSchema, writeServiceTree } from '#core/services'
import type { EntityName, HistoryField, HistoryFieldChange, HistoryValue } from './model.ts'
import {
  type Columns,
  code,
  count,
  day,
  flag,
  instant,
  listed,
  type NameOf,
  parsed,
  part,
  phone,
  presence,
  recordOf,
  text,
  thing,
  word,
  words,
} from './values.ts'

type Reader = (raw: unknown, nameOf: NameOf) => HistoryValue | null
/** One column becomes one part of a change, or several, or none of its own. */
type Column = [HistoryField, Reader] | ((before: unknown, after: unknown, nameOf: NameOf) => HistoryFieldChange[])

/** Said with another column, or of no use to a person. */
const silent: Column = () => []

/** What is kept as JSON, by the fields in it. */
const inside =
  (...fields: [key: string, field: HistoryField, read: Reader][]): Column =>
  (before, after, nameOf) => {
    const [was, is] = [recordOf(parsed(before)), recordOf(parsed(after))]
    return fields.flatMap(([key, field, read]) => part(field, was && read(was[key], nameOf), is && read(is[key], nameOf)))
  }

const content = (before: unknown, after: unknown): HistoryFieldChange[] => {
  const [was, is] = [partsOf(before), partsOf(after)]
  return CONTENT.flatMap((field) => part(field, was[field] ?? null, is[field] ?? null))
}

const CONTENT = ['name', 'language', 'category', 'header', 'body', 'footer', 'buttons', 'samples'] as const

/** A template as its parts: the texts as they are written, a button a line. */
function partsOf(raw: unknown): Partial<Record<(typeof CONTENT)[number], HistoryValue | null>> {
  const template = recordOf(parsed(raw))
  if (!template) return {}
  const header = recordOf(template.header)
  const buttons = Array.isArray(template.buttons) ? template.buttons.map(recordOf) : []
  const samples = Object.entries(recordOf(template.samples) ?? {})
  return {
    name: text(template.name, noName),
    language: code(template.language, noName),
    category: text(template.category, noName),
    header: text(header?.text ?? header?.format, noName),
    body: text(recordOf(template.body)?.text, noName),
    footer: text(recordOf(template.footer)?.text, noName),
    buttons: text(
      buttons.map((button) => [button?.text, button?.url ?? button?.phoneNumber].filter(Boolean).join(': ')).join('\n'),
      noName,
    ),
    samples: text(samples.map(([key, sample]) => `${key}: ${sample}`).join('\n'), noName),
  }
}

const noName: NameOf = () => null

/** A provider's id is its name in small letters. */
const brand: Reader = (raw) =>
  text(
    String(raw ?? '').replace(/^./, (letter) => letter.toUpperCase()),
    noName,
  )

/** A label in both languages, once where they are the same. */
const labelText: Reader = (raw) => {
  const label = recordOf(raw)
  const both = [label?.['pt-BR'], label?.en].filter((each) => typeof each === 'string')
  return text([...new Set(both)].join(' / '), noName)
}

const COLUMNS: Readonly<Record<EntityName, Readonly<Record<string, Column>>>> = {
  implementation: {
    client: ['client', text],
    environment: ['environment', word('environment')],
    isolated_service_tree: ['isolatedServiceTree', text],
    receptive_confirmed_by: ['receptiveBy', text],
    receptive_confirmed_at: ['receptiveAt', instant],
    client_var_active_since: ['clientVarSince', day],
    chat_request_type: ['chatRequestType', text],
    time_zone: ['timeZone', text],
    quiet_from: ['quietFrom', text],
    quiet_to: ['quietTo', text],
    duplicate_hours: ['duplicateHours', count],
  },
  provider_account: {
    provider: ['provider', brand],
    label: ['label', text],
    mode: ['mode', word('mode')],
    settings: inside(['baseUrl', 'baseUrl', code]),
    credential_backend: silent,
    credential_service: silent,
    credential_account: ['credential', presence],
  },
  sender_number: {
    label: ['label', text],
    phone: ['phone', phone],
    sender_id: ['senderId', code],
    account_id: ['account', thing('provider_account')],
    chat_standard: ['chatStandard', flag],
    default_template_id: ['defaultTemplate', thing('template')],
  },
  template: {
    // Both are in the content.
    name: silent,
    language: silent,
    content,
    status: ['templateStatus', word('templateStatus')],
    status_raw: ['statusRaw', code],
    quality: ['quality', word('quality')],
    rejection_reason: ['rejectionReason', text],
    unsupported_parts: ['unsupportedParts', listed],
    missing_since: ['missingSince', instant],
    origin: ['origin', word('origin')],
  },
  draft: {
    account_id: ['account', thing('provider_account')],
    sender_id: ['senderId', code],
    template_id: ['template', thing('template')],
    base: silent,
    content,
    bindings: silent,
  },
  submission: {
    state: ['submissionState', word('submissionState')],
    problem: silent,
    template_id: ['template', thing('template')],
    sent_at: ['sentAt', instant],
  },
  deleted_template: { name: ['name', text], language: ['language', code], was_approved: ['wasApproved', flag] },
  crm_variable: {
    definition: inside(
      ['label', 'label', labelText],
      ['type', 'variableType', word('variableType')],
      ['maxLength', 'maxLength', count],
      ['mayBeEmpty', 'mayBeEmpty', flag],
      ['multiline', 'multiline', flag],
      ['sample', 'sample', text],
    ),
  },
  // The two columns of the source are one thing to a person: see `fieldsOf`.
  binding: {
    source_kind: silent,
    source_value: silent,
    fallback: ['fallback', text],
    transforms: ['transforms', words('transform')],
  },
  service_tree: {
    definition: (before, after) => [
      ...part('trees', treesOf(before), treesOf(after)),
      ...part('noTranscript', switchedOff(before), switchedOff(after)),
    ],
  },
  trigger_rule: {
    kind: ['triggerKind', word('triggerKind')],
    status: ['status', text],
    next_status: ['nextStatus', text],
    service_tree: ['serviceTree', text],
    request_type: ['requestType', text],
    number_id: ['number', thing('sender_number')],
    active: ['active', flag],
    once_per_ticket: ['oncePerTicket', flag],
    chat_standard: ['chatStandard', flag],
  },
  trigger_template: { template_id: ['template', thing('template')] },
  consent_term: { text: ['termText', text], created_by: ['createdBy', text] },
  contact_file: { file_name: ['fileName', text], imported_at: ['importedAt', instant], row_count: ['rows', count] },
  consent_plan: {
    created_at: ['createdAt', instant],
    target: inside(['table', 'table', code]),
    figures: inside(['contacts', 'contacts', count], ['withEvidence', 'withEvidence', count], ['toUpdate', 'toUpdate', count]),
    plan_hash: ['planHash', code],
  },
  consent_sign_off: {
    name: ['signedBy', text],
    role: ['role', text],
    signed_at: ['signedAt', instant],
    recorded_by: ['recordedBy', text],
    shown: silent,
  },
  test_phone: {
    label: ['label', text],
    phone: ['phone', phone],
    agreed_at: ['agreedAt', instant],
    agreement_recorded_by: ['recordedBy', text],
  },
  test_send: {
    state: ['testState', word('testState')],
    problem: silent,
    provider_message_id: silent,
    received: ['received', flag],
  },
  bundle_export: { sequence: ['sequence', count], file_name: ['fileName', text], content_hash: ['contentHash', code] },
}

/** The columns of an entity that its history keeps. */
export const columnsOf = (entity: EntityName): string[] => Object.keys(COLUMNS[entity])

const treesIn = (raw: unknown): ServiceTree[] | null => z.array(serviceTreeSchema).safeParse(parsed(raw)).data ?? null

/** M16: where a finished chat opens no ticket with its transcript. */
const switchedOff = (raw: unknown): HistoryValue | null =>
  text(
    (treesIn(raw) ?? [])
      .flatMap((tree) => tree.requestTypes.filter((type) => !opensTranscript(type)).map((type) => `${tree.name}: ${type.name}`))
      .join('\n'),
    noName,
  )

/** A name a line, as the tree is pasted. */
const treesOf = (raw: unknown): HistoryValue | null => {
  const trees = treesIn(raw)
  return trees && text(writeServiceTree(trees), noName)
}

/**
 * What a change was, in the order in which it is read. Of an update `before` and `after`
 * are the columns that changed; of an insert `before` is null, of a delete `after`.
 */
export function fieldsOf(
  entity: EntityName,
  before: Columns | null,
  after: Columns | null,
  nameOf: NameOf,
): HistoryFieldChange[] {
  const of = (columns: Columns | null, name: string): unknown => columns?.[name] ?? null
  const source = entity === 'binding' ? part('source', sourceOf(before), sourceOf(after)) : []
  const parts = Object.entries(COLUMNS[entity]).flatMap(([name, column]): HistoryFieldChange[] => {
    const isThere = (before !== null && name in before) || (after !== null && name in after)
    if (!isThere) return []
    const [was, is] = [of(before, name), of(after, name)]
    if (typeof column === 'function') return column(was, is, nameOf)
    const [field, read] = column
    return part(field, before && read(was, nameOf), after && read(is, nameOf))
  })
  return [...source, ...parts]
}

/** `%NOME%` or the fixed text; whoever asks gives both columns, whichever of them changed. */
function sourceOf(side: Columns | null): HistoryValue | null {
  if (typeof side?.source_value !== 'string') return null
  return { kind: 'text', text: side.source_kind === 'crm' ? `%${side.source_value}%` : side.source_value }
}
