import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** Dates and sizes the way the person's language writes them. Instants are ISO 8601. */
export function useFormat() {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const relative = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' })
    const absolute = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
    // A day has no time zone.
    const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' })
    const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' })
    const number = new Intl.NumberFormat(i18n.language)
    return {
      number: (value: number): string => number.format(value),
      day: (date: string): string => day.format(new Date(date)),
      absolute: (instant: string): string => absolute.format(new Date(instant)),
      time: (instant: string): string => clock.format(new Date(instant)),
      relative: (instant: string, now: number): string => {
        const seconds = Math.round((Date.parse(instant) - now) / 1000)
        const step = STEPS.find(([, length]) => Math.abs(seconds) >= length)
        return step ? relative.format(Math.round(seconds / step[1]), step[0]) : relative.format(0, 'second')
      },
      bytes: (bytes: number): string =>
        bytes < 1024
          ? `${number.format(bytes)} B`
          : bytes < 1024 ** 2
            ? `${number.format(Math.round(bytes / 102.4) / 10)} kB`
            : `${number.format(Math.round(bytes / 1024 / 102.4) / 10)} MB`,
    }
  }, [i18n.language])
}
