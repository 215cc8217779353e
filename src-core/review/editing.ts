import type { ProviderDescriptor } from '#core/provider'
import { GENERATED_BY_PROVIDER, type TemplateStatus } from '#core/template'

type Editing = ProviderDescriptor['capabilities']['editing']

const DAY = 86_400_000

/** Edits of a template while it was approved; where a limit is reached, since when there is room again (ISO 8601). */
export type Edits = { last24h: number; last30Days: number; dayFreeAt?: string | null; monthFreeAt?: string | null }

export type EditAnswer =
  | { allowed: true }
  | {
      allowed: false
      /** `loses`: what the provider holds can't be sent along, and would be gone. `generated`: it wrote the template itself. */
      why: 'status' | 'daily' | 'monthly' | 'loses' | 'generated'
      /** ISO 8601; null where waiting does not help, or nobody knows. */
      until: string | null
      /** Of `loses`: what, by the provider's names. */
      parts?: readonly string[]
    }

/** @param editedAt when it was edited while approved, in any order @param now ISO 8601 */
export function countEdits(editedAt: readonly string[], editing: Editing, now: string): Edits {
  const times = editedAt.map((at) => Date.parse(at)).sort((a, b) => b - a)
  const within = (days: number): number => times.filter((at) => at > Date.parse(now) - days * DAY).length
  // There is room once the oldest of those that fill the limit falls out of the span.
  const freeAt = (limit: number, days: number): string | null => {
    const oldest = times[limit - 1]
    return oldest === undefined || within(days) < limit ? null : new Date(oldest + days * DAY).toISOString()
  }
  return {
    last24h: within(1),
    last30Days: within(30),
    dayFreeAt: freeAt(editing.approvedPerDay, 1),
    monthFreeAt: freeAt(editing.approvedPer30Days, 30),
  }
}

/**
 * Whether the provider takes an edit of a template in this state now (Q-EDIT), and keeps all that is
 * in it. Only approved ones are rationed.
 */
export function canEdit(editing: Editing, status: TemplateStatus, edits: Edits, lostInEdit: readonly string[] = []): EditAnswer {
  if (lostInEdit.includes(GENERATED_BY_PROVIDER)) return { allowed: false, why: 'generated', until: null }
  if (lostInEdit.length > 0) return { allowed: false, why: 'loses', until: null, parts: lostInEdit }
  if (!editing.statuses.includes(status)) return { allowed: false, why: 'status', until: null }
  if (status !== 'APPROVED') return { allowed: true }
  // The longer wait first: with both reached, the day's end would promise too much.
  if (edits.last30Days >= editing.approvedPer30Days) return { allowed: false, why: 'monthly', until: edits.monthFreeAt ?? null }
  if (edits.last24h >= editing.approvedPerDay) return { allowed: false, why: 'daily', until: edits.dayFreeAt ?? null }
  return { allowed: true }
}
