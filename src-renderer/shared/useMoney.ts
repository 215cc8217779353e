import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Prices } from '#core/review'

/** Amounts and the date of a price table, as a person reads them. */
export function useMoney({ currency, asOf }: Pick<Prices, 'currency' | 'asOf'>) {
  const { i18n } = useTranslation()
  return useMemo(() => {
    // A message costs fractions of a cent, a thousand of them do not.
    const message = new Intl.NumberFormat(i18n.language, { style: 'currency', currency, maximumFractionDigits: 4 })
    const thousand = new Intl.NumberFormat(i18n.language, { style: 'currency', currency })
    const difference = new Intl.NumberFormat(i18n.language, { style: 'currency', currency, signDisplay: 'exceptZero' })
    const factor = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 2 })
    return {
      message: (amount: number): string => message.format(amount),
      thousand: (amount: number): string => thousand.format(amount),
      difference: (amount: number): string => difference.format(amount),
      factor: (times: number): string => factor.format(times),
      asOf: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(asOf)),
    }
  }, [i18n.language, currency, asOf])
}
