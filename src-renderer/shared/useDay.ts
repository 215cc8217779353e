import { useTranslation } from 'react-i18next'

/** A calendar day as the person's language writes it. `date` is `2026-12-10`, of no time zone. */
export function useDay(): (date: string) => string {
  const { i18n } = useTranslation()
  return (date) => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(date))
}
