/** A provider's time as ISO 8601 in UTC, or null where it is none. An offset may come without its colon. */
export function toInstant(text: string | null | undefined): string | null {
  const at = new Date((text ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
