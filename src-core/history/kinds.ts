import type { Step } from '#core/readiness'
import type { EntityName, HistoryChange, UndoRefusal } from './model.ts'

type Kind = {
  /** Where one works on it. */
  step: Step
  /** Who makes its changes: what comes from the provider only arrives while somebody is there. */
  by: HistoryChange['by']
  /** Null: each of its changes can be taken back; else why none can. */
  undo: UndoRefusal | null
}

const KINDS: Readonly<Record<EntityName, Kind>> = {
  implementation: { step: 'client', by: 'person', undo: null },
  provider_account: { step: 'provider', by: 'person', undo: null },
  sender_number: { step: 'provider', by: 'person', undo: null },
  template: { step: 'templates', by: 'provider', undo: 'provider' },
  draft: { step: 'templates', by: 'person', undo: 'draft' },
  submission: { step: 'templates', by: 'provider', undo: 'provider' },
  deleted_template: { step: 'templates', by: 'person', undo: 'provider' },
  crm_variable: { step: 'variables', by: 'person', undo: null },
  binding: { step: 'variables', by: 'person', undo: null },
  service_tree: { step: 'triggers', by: 'person', undo: null },
  trigger_rule: { step: 'triggers', by: 'person', undo: null },
  trigger_template: { step: 'triggers', by: 'person', undo: null },
  consent_term: { step: 'consent', by: 'person', undo: 'evidence' },
  contact_file: { step: 'consent', by: 'person', undo: 'file' },
  consent_plan: { step: 'consent', by: 'person', undo: 'file' },
  consent_sign_off: { step: 'consent', by: 'person', undo: 'evidence' },
  test_phone: { step: 'test', by: 'person', undo: null },
  test_send: { step: 'test', by: 'provider', undo: 'sent' },
  bundle_export: { step: 'export', by: 'person', undo: 'sent' },
}

export const stepOf = (entity: EntityName): Step => KINDS[entity].step
export const changedBy = (entity: EntityName): HistoryChange['by'] => KINDS[entity].by

/** The entities of a step. */
export const entitiesOf = (step: Step): EntityName[] =>
  (Object.keys(KINDS) as EntityName[]).filter((entity) => KINDS[entity].step === step)

/** Why such a change can never be taken back, whatever came after it; null where it may be. */
export function neverUndone(entity: EntityName, action: HistoryChange['action'], columns: readonly string[]): UndoRefusal | null {
  const { undo } = KINDS[entity]
  if (undo !== null) return undo
  // The beginning of an implementation, and its end, are no changes in it.
  if (entity === 'implementation') return action === 'update' ? null : 'used'
  // What else is in an account decides where its credential may travel.
  if (entity === 'provider_account') return action === 'update' && columns.every((name) => name === 'label') ? null : 'credential'
  return null
}
