import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateContent } from '#core/template'
import { useCategory } from '../../shared/useCategory.ts'
import { type PartTexts, partTexts } from './part-texts.ts'

/** A template's parts in the person's words. */
export function usePartTexts(): (content: TemplateContent) => PartTexts {
  const { t } = useTranslation()
  const category = useCategory()
  return useCallback(
    (content) =>
      partTexts(content, {
        category,
        media: (format) => t(`headerFormat.${format}`),
        button: (type) => t(`templates.register.type.${type}`),
      }),
    [t, category],
  )
}
