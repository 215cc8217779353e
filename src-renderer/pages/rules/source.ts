/** Where no document stands behind a number: what it is then is said in the catalogue. */
const UNPUBLISHED = ['FLD', 'MAN', 'EXP', 'OWN', 'MYOPERATOR', 'FEETPORT'] as const

export const isUnpublished = (key: string): key is (typeof UNPUBLISHED)[number] =>
  UNPUBLISHED.some((unpublished) => unpublished === key)

/** `11 de setembro de 2026`; a year alone stays one. @param date ISO 8601 */
export const writeDay = (date: string, locale: string): string =>
  date.length === '2026-09-11'.length
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
    : date
