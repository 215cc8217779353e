/** A day as it stands in the text; a time or a time zone beside it never moves it. */
export type Day = { year: number; month: number; day: number }

const TIME = String.raw`(?:(?:T| |, ?)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?)?`
/** `2026-12-10`, `2026/12/10`, `2026-12-10T23:30:00-03:00` */
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})${TIME}$`, 'i')
/** `10/12/2026`, `10/12/2026 14:30`; never month first, never a year of two digits */
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})\/(\d{1,2})\/(\d{4})${TIME}$`, 'i')

/** Reads a date as CRMs write it; null where it is none, does not exist, or could be two. */
export function readDate(text: string): Day | null {
  const trimmed = text.trim()
  const yearFirst = YEAR_FIRST.exec(trimmed)
  if (yearFirst) return existing(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]))
  const dayFirst = DAY_FIRST.exec(trimmed)
  if (dayFirst) return existing(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]))
  return null
}

function existing(year: number, month: number, day: number): Day | null {
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return { year, month, day }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

/** `10/12/2026` */
export const writeShortDate = ({ year, month, day }: Day): string => `${digits(day, 2)}/${digits(month, 2)}/${digits(year, 4)}`

const MONTHS = [
  'janeiro',
  'fevereiro',
  'março',
  'abril',
  'maio',
  'junho',
  'julho',
  'agosto',
  'setembro',
  'outubro',
  'novembro',
  'dezembro',
] as const

/** `10 de dezembro de 2026`; the first of a month is an ordinal in Portuguese: `1º de maio de 2026`. */
export const writeLongDate = ({ year, month, day }: Day): string => `${day === 1 ? '1º' : day} de ${MONTHS[month - 1]} de ${year}`
