import { useTranslation } from 'react-i18next'
import type { GoLiveCheck } from '#core/readiness'
import { oneOf } from '#core/text'
import { useFormat } from '../../i18n/index.ts'

/** Checks that ask for nothing where there is nothing of their kind. */
const MAY_ASK_NOTHING = ['categories', 'bindings', 'sub-ticket'] as const

/** What a check stands on, in words; null where nothing is there yet. */
export function useEvidence(): (check: GoLiveCheck) => string | null {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ id, state, evidence }) => {
    if (evidence === null) {
      const known = state === 'none' ? oneOf(MAY_ASK_NOTHING, id) : null
      return known ? t(`goLive.check.${known}.none`) : null
    }
    const { at: moment } = evidence
    const at = !moment ? '' : moment.includes('T') ? format.absolute(moment) : format.day(moment)
    return t(`goLive.check.${id}.evidence`, { who: evidence.who ?? '', count: evidence.count ?? 0, at })
  }
}
