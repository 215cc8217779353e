import { useTranslation } from 'react-i18next'
import { TEMPLATE_STATUSES, UNUSABLE_REASONS } from '#core/template'
import { oneOf } from '#core/text'
import { TRIGGER_KINDS, type TriggerProblem } from '#core/triggers'

const TRIGGER_PROBLEMS = [
  'number-gone',
  'template-gone',
  'template-unusable',
  'template-of-other-account',
  'mapping-incomplete',
  'same-place-twice',
  'status-loop',
  'not-in-service-tree',
] as const satisfies readonly TriggerProblem['problem'][]

const PARTS = ['service-tree', 'request-type', 'status'] as const

type Data = Readonly<Record<string, string | number>>

/**
 * What is wrong with a trigger of a kind, as a sentence (or, on the map, in a few words); a
 * problem that nobody knows yet keeps its own name. `data` is what goes with the problem,
 * of a row or of a finding.
 */
export function useTriggerProblem(how: 'sentence' | 'short' = 'sentence'): (kind: string, problem: string, data: Data) => string {
  const { t } = useTranslation()
  return (kind, problem, data) => {
    const known = oneOf(TRIGGER_PROBLEMS, problem)
    if (!known) return problem
    const sentence = known === 'same-place-twice' && kind !== 'status' ? 'same-button-twice' : known
    const reason = oneOf(UNUSABLE_REASONS, data.reason)
    const what = oneOf(PARTS, data.what)
    const status = oneOf(TEMPLATE_STATUSES, data.detail)
    const gaps = {
      ...data,
      count: Number(data.count ?? 0),
      // A paused template is paused, and not just not approved.
      reason:
        reason === 'not-approved' && status && status !== 'UNKNOWN'
          ? t(`templateStatus.${status}`).toLocaleLowerCase()
          : reason
            ? t(`unusable.${reason}.label`)
            : String(data.reason ?? ''),
      what: what ? t(`services.what.${what}`) : '',
    }
    return how === 'short' ? t(`triggers.map.reason.${sentence}`, gaps) : t(`triggerProblems.${sentence}`, gaps)
  }
}

/** How a trigger is called in a sentence: by its kind and status or place, which may be empty. */
export function useTriggerName(): (kind: string, place: string) => string {
  const { t } = useTranslation()
  return (kind, place) => {
    const known = oneOf(TRIGGER_KINDS, kind) ?? 'status'
    return known === 'status' || place !== '' ? t(`triggers.name.${known}`, { place }) : t(`triggers.name.${known}Anywhere`)
  }
}
