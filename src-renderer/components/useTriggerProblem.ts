import { useTranslation } from 'react-i18next'
import type { UnusableReason } from '#core/template'
import type { TriggerProblem } from '#core/triggers'

const TRIGGER_PROBLEMS = [
  'template-gone',
  'number-gone',
  'template-unusable',
  'template-of-other-account',
  'mapping-incomplete',
  'same-status-twice',
] as const satisfies readonly TriggerProblem['problem'][]

const REASONS = [
  'not-approved',
  'missing',
  'emoji',
  'media-header',
  'unsupported-part',
] as const satisfies readonly UnusableReason['reason'][]

/** What keeps a trigger from sending, as a sentence; a problem that nobody knows yet keeps its own name. */
export function useTriggerProblem(): (problem: string, data: Record<string, string | number>) => string {
  const { t } = useTranslation()
  return (problem, data) => {
    const known = TRIGGER_PROBLEMS.find((candidate) => candidate === problem)
    if (!known) return problem
    const reason = REASONS.find((candidate) => candidate === data.reason)
    return t(`triggerProblems.${known}`, {
      ...data,
      count: Number(data.count ?? 0),
      reason: reason ? t(`unusable.${reason}.label`) : String(data.reason ?? ''),
    })
  }
}
