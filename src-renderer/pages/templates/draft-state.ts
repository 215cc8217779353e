import type { Finding } from '#core/lint'
import type { Draft, Submission } from '#core/review'

/** How far a draft is: what it may be ticked for, and what is said of it. */
export type DraftState =
  | { kind: 'checking' }
  | { kind: 'queued' }
  /** `warnings` are asked about when it is submitted. */
  | { kind: 'ready'; warnings: number }
  | { kind: 'blocked'; errors: number }

/** @param findings null while they are not known */
export function draftState(
  { id }: Pick<Draft, 'id'>,
  findings: readonly Finding[] | null,
  submissions: readonly Pick<Submission, 'draftId' | 'state'>[],
): DraftState {
  if (submissions.some(({ draftId, state }) => draftId === id && state !== 'sent' && state !== 'failed'))
    return { kind: 'queued' }
  if (findings === null) return { kind: 'checking' }
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length
  const errors = count('error')
  return errors > 0 ? { kind: 'blocked', errors } : { kind: 'ready', warnings: count('warn') }
}
