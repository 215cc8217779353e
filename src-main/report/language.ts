import type { Words, WordsKey } from '../i18n.ts'
import { type Markup, sentence } from './markup.ts'

export type Locale = 'pt-BR' | 'en'

/** How the document speaks: sentences, dates and numbers of one language and one time zone. */
export type Speech = {
  locale: Locale
  t: Words
  /** A sentence whose gaps take markup. */
  say(key: WordsKey, gaps: Readonly<Record<string, Markup>>): Markup
  number(value: number): string
  /** An instant: date and time. */
  moment(instant: string): string
  /** An instant: the day in full. */
  day(instant: string): string
  /** A date without a time: `2026-11-18`. */
  date(isoDate: string): string
  /** How far the times are from UTC: `GMT-3`. */
  zone(instant: string): string
}

export const systemZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

export function speechOf(t: Words, locale: Locale, timeZone: string): Speech {
  // 02/11/26 is two dates to those who read English.
  const dateStyle = locale === 'en' ? 'medium' : 'short'
  const moment = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short', timeZone })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' })
  const number = new Intl.NumberFormat(locale)
  return {
    locale,
    t,
    say: (key, gaps) => sentence(gaps, (marks) => t(key, marks)),
    number: (value) => number.format(value),
    moment: (instant) => moment.format(new Date(instant)),
    day: (instant) => day.format(new Date(instant)),
    date: (isoDate) => date.format(new Date(isoDate)),
    zone: (instant) => zone.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  }
}
