import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { TEMPLATE_CATEGORIES } from '#core/template'

/** A category in words; a retired one keeps the provider's. */
export function useCategory(): (category: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (category) => {
      const known = TEMPLATE_CATEGORIES.find((candidate) => candidate === category)
      return known ? t(`templates.category.${known}`) : category
    },
    [t],
  )
}
