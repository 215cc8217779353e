import type { SenderNumber } from '#core/implementation'
import type { Trigger, TriggerDraft } from '#core/triggers'

/** What stands in the form: the answers to the questions of every kind, so that none is lost on the way. */
export type Draft = {
  kind: Trigger['kind']
  serviceTree: string
  requestType: string
  numberId: string
  active: boolean
  status: string
  nextStatus: string
  oncePerTicket: boolean
  templateId: string
  chatStandard: boolean
  templateIds: string[]
}

/** A new one: in the isolated tree where there is one (M15), from the only number where there is one. */
export function newDraft(kind: Trigger['kind'], isolatedServiceTree: string, numbers: readonly SenderNumber[]): Draft {
  const only = numbers.length === 1 ? numbers[0] : undefined
  return {
    kind,
    serviceTree: isolatedServiceTree,
    requestType: '',
    numberId: only?.id ?? '',
    active: true,
    status: '',
    nextStatus: '',
    oncePerTicket: false,
    templateId: '',
    chatStandard: only?.chatStandard ?? false,
    templateIds: [],
  }
}

/** What a saved trigger says; the form of another kind keeps its empty answers. */
export const draftOf = (trigger: Trigger): Draft => ({ ...newDraft(trigger.kind, '', []), ...trigger })

/** What still has to be answered before it can be saved. */
export function missingIn(draft: Draft): ('status' | 'number' | 'template')[] {
  const templates = draft.kind === 'chat' ? draft.templateIds : [draft.templateId].filter((id) => id !== '')
  return [
    ...(draft.kind === 'status' && draft.status.trim() === '' ? (['status'] as const) : []),
    ...(draft.numberId === '' ? (['number'] as const) : []),
    ...(templates.length === 0 ? (['template'] as const) : []),
  ]
}

/** The trigger as it is saved: only what its kind asks. Without an id it is a new one. */
export function toTrigger(draft: Draft, implementationId: string, id: string | null): TriggerDraft {
  const { kind, serviceTree, requestType, numberId, active } = draft
  const common = { ...(id === null ? {} : { id }), implementationId, serviceTree, requestType, numberId, active }
  if (kind === 'chat') return { kind, ...common, templateIds: draft.templateIds }
  const { templateId } = draft
  if (kind === 'operate') return { kind, ...common, templateId, chatStandard: draft.chatStandard }
  const { status, nextStatus, oncePerTicket } = draft
  return { kind, ...common, status, templateId, nextStatus, oncePerTicket }
}
