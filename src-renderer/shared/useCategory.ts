import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { TEMPLATE_CATEGORIES } from '#core/template'
import { oneOf } from '#core/text'

/** A category in words; a retired one keeps the provider's. */
export function useCategory(): (category: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (category) => {
      const known = oneOf(TEMPLATE_CATEGORIES, category)
      return known ? t(`templates.category.${known}`) : category
    },
    [t],
  )
}
