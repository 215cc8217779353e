import { useTranslation } from 'react-i18next'
import { TEMPLATE_STATUSES, UNUSABLE_REASONS } from '#core/template'
import { oneOf } from '#core/text'
import { useCategory } from '../../shared/useCategory.ts'
import { usePhoneFormat } from '../../shared/usePhone.ts'
import type { TemplatesPageData } from './page-data.ts'

/** A filter's value as a person reads it. */
export function useFilterWords({
  accounts,
  numbers,
}: Pick<TemplatesPageData, 'accounts' | 'numbers'>): (name: string, value: string) => string {
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
      const reason = oneOf(UNUSABLE_REASONS, value)
      return reason ? t(`unusable.${reason}.label`) : t('templates.unsupported')
    }
    const status = oneOf(TEMPLATE_STATUSES, value)
    return name === 'status' && status ? t(`templateStatus.${status}`) : value
  }
}
