/** A date and time without a zone, with `T` or a blank between them. */
const ZONELESS = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/

/**
 * A provider's time as ISO 8601 in UTC, or null where it is none. An offset may come without its
 * colon. Without any zone it is UTC, as both providers' descriptions write all their times; read as
 * this machine's it would be three hours off in Brazil.
 */
export function toInstant(text: string | null | undefined): string | null {
  const told = (text ?? '').trim()
  const at = new Date(
    ZONELESS.test(told) ? `${told.replace(' ', 'T').replace(',', '.')}Z` : told.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'),
  )
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
