import { useTranslation } from 'react-i18next'
import type { RehearsalRecord } from '#core/rehearsal'

/** A trigger of the bundle that was rehearsed, by its place; one of the bundle before, by its key. */
export function useTriggerName({ triggers }: Pick<RehearsalRecord, 'triggers'>): (key: string) => string {
  const { t } = useTranslation()
  return (key) => {
    const place = triggers[key]
    if (!place) return key
    const { kind, requestType, status } = place
    return [requestType, kind === 'status' ? status : t(`rehearsal.kind.${kind}`)].filter((part) => part !== '').join(' · ')
  }
}
