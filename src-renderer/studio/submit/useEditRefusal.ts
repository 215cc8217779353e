import { useTranslation } from 'react-i18next'
import type { EditAnswer } from '#core/review'
import type { TemplateStatus } from '#core/template'
import { useFormat } from '../../i18n/index.ts'

/** Why a template can't be edited now and until when, as a sentence. */
export function useEditRefusal(): (answer: Extract<EditAnswer, { allowed: false }>, status: TemplateStatus) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ why, until, parts }, status) => {
    if (why === 'loses') return t('submit.refused.loses', { parts: (parts ?? []).join(', ') })
    if (why === 'generated') return t('submit.refused.generated')
    if (why === 'status') return t('submit.refused.status', { status: t(`templateStatus.${status}`) })
    return until === null ? t(`submit.refused.${why}`) : t(`submit.refusedUntil.${why}`, { when: format.absolute(until) })
  }
}
