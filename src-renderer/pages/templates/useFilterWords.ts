import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { TEMPLATE_CATEGORIES, TEMPLATE_STATUSES, UNUSABLE_REASONS } from '#core/template'
import { usePhoneFormat } from '../../components/usePhone.ts'
import type { TemplateParts } from './parts.ts'

/** A filter's value as a person reads it. */
export function useFilterWords({
  accounts,
  numbers,
}: Pick<TemplateParts, 'accounts' | 'numbers'>): (name: string, value: string) => string {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const category = useCategory()
  return (name, value) => {
    if (name === 'accountId') return accounts.find(({ id }) => id === value)?.label ?? value
    if (name === 'senderId') {
      const number = numbers.find(({ senderId }) => senderId === value)
      if (!number) return value
      return number.label === '' ? formatPhone(number.phone) : `${number.label} · ${formatPhone(number.phone)}`
    }
    if (name === 'category') return category(value)
    if (name === 'reason') {
      const reason = UNUSABLE_REASONS.find((known) => known === value)
      return reason ? t(`unusable.${reason}.label`) : t('templates.unsupported')
    }
    const status = TEMPLATE_STATUSES.find((known) => known === value)
    return name === 'status' && status ? t(`templateStatus.${status}`) : value
  }
}

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
