import { asRead } from '#core/text'
import { collide, loopFrom, type StatusTrigger, type Trigger } from '#core/triggers'
import { type BundleFault, fault } from '../fault.ts'
import type { BundleContent, BundleTrigger } from '../schema.ts'

const PATH = 'triggers.json'

/** No ticket meets two triggers at once, no button stands twice, and no customer is written to again and again. */
export function* triggerFaults({ triggers }: BundleContent): Generator<BundleFault> {
  const rows = triggers.map((trigger, index) => ({ index, trigger: asTrigger(trigger, index), key: trigger.key }))
  // Only what is said at the same moment can collide: compared with those alone.
  const groups = Map.groupBy(rows, ({ trigger }) =>
    trigger.kind === 'status'
      ? `status ${asRead(trigger.status)}`
      : JSON.stringify([trigger.kind, trigger.numberId, asRead(trigger.serviceTree), asRead(trigger.requestType)]),
  )
  for (const group of groups.values())
    for (const [at, row] of group.entries()) {
      const other = group.slice(0, at).find((before) => collide(before.trigger, row.trigger))
      if (other) yield fault('same-place-twice', { path: PATH, field: `${row.index}`, trigger: row.key, other: other.key })
    }
  const statuses = triggers.flatMap((trigger) => (trigger.kind === 'status' ? [asRead(trigger.status)] : []))
  const leads = new Set(statuses)
  const steps = rows.filter(
    (row): row is typeof row & { trigger: StatusTrigger } =>
      row.trigger.kind === 'status' && !row.trigger.oncePerTicket && leads.has(asRead(row.trigger.nextStatus)),
  )
  const others = steps.map(({ trigger }) => trigger)
  for (const { index, trigger, key } of steps) {
    const loop = loopFrom(trigger, others)
    if (loop) yield fault('status-loop', { path: PATH, field: `${index}.nextStatus`, trigger: key, steps: loop.join(' → ') })
  }
}

/** As the rules of `triggers` take it; all that are in a bundle are active. */
function asTrigger(trigger: BundleTrigger, index: number): Trigger {
  const place = {
    id: `${index}`,
    implementationId: '',
    serviceTree: trigger.serviceTree ?? '',
    requestType: trigger.requestType ?? '',
    numberId: trigger.number,
    active: true,
  }
  switch (trigger.kind) {
    case 'status': {
      const { kind, status, template: templateId, nextStatus, oncePerTicket } = trigger
      return { kind, ...place, status, templateId, nextStatus: nextStatus ?? '', oncePerTicket }
    }
    case 'operate':
      return { kind: trigger.kind, ...place, templateId: trigger.template, chatStandard: trigger.chatStandard }
    case 'chat':
      return { kind: trigger.kind, ...place, templateIds: trigger.templates }
  }
}
