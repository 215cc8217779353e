import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** This moment in milliseconds, kept current. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** Days only where hours no longer say anything: the terms are told in hours. */
const UNITS = [
  ['day', 86_400, 4 * 86_400],
  ['hour', 3_600, 3_600],
  ['minute', 60, 60],
] as const

/** Spans and moments as short as they can be read. */
export function useTimeWords() {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const unit = (name: string, unitDisplay: 'long' | 'short' | 'narrow'): Intl.NumberFormat =>
      new Intl.NumberFormat(i18n.language, { style: 'unit', unit: name, unitDisplay })
    const words = {
      day: unit('day', 'long'),
      hour: unit('hour', 'narrow'),
      minute: unit('minute', 'short'),
      second: unit('second', 'narrow'),
    }
    const day = new Intl.DateTimeFormat(i18n.language, { day: '2-digit', month: 'short' })
    const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' })
    return {
      /** "3 h", "12 min"; under a minute seconds. */
      span: (ms: number): string => {
        const seconds = Math.max(0, Math.floor(ms / 1_000))
        const [name, length] = UNITS.find(([, , from]) => seconds >= from) ?? ['second', 1]
        return words[name].format(Math.floor(seconds / length))
      },
      /** @param instant ISO 8601 */
      day: (instant: string): string => day.format(new Date(instant)).replace(' de ', ' '),
      clock: (instant: string): string => clock.format(new Date(instant)),
    }
  }, [i18n.language])
}
