import { useTranslation } from 'react-i18next'
import type { GoLiveCheck } from '#core/readiness'
import { useFormat } from '../../i18n/index.ts'

/** What a check stands on, in words; null where nothing is there yet. */
export function useEvidence(): (check: GoLiveCheck) => string | null {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ id, evidence }) => {
    if (evidence === null) return null
    if (id === 'sub-ticket' && evidence.who === undefined) return t('goLive.check.sub-ticket.none')
    const { at: moment } = evidence
    const at = !moment ? '' : moment.includes('T') ? format.absolute(moment) : format.day(moment)
    return t(`goLive.check.${id}.evidence`, { who: evidence.who ?? '', count: evidence.count ?? 0, at })
  }
}
