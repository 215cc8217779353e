import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredTemplate } from '#core/implementation'
import { TEMPLATE_STATUSES } from '#core/template'
import { oneOf } from '#core/text'

/** A template's state in words; one that nobody knows yet as the provider calls it, without its capitals. */
export function useTemplateStatus(): (template: Pick<StoredTemplate, 'statusRaw'> & { status: string }) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ status, statusRaw }) => {
      const known = oneOf(TEMPLATE_STATUSES, status)
      return known && known !== 'UNKNOWN'
        ? t(`templateStatus.${known}`)
        : t('templateStatus.other', { word: statusRaw.toLowerCase().replaceAll('_', ' ') })
    },
    [t],
  )
}
