import { slug } from '#core/text'
import { systemZone } from './language.ts'

/** `clinica-horizonte-relatorio-2026-11-22.html`: the client in plain letters and the day on which the report was made. */
export function reportFileName(report: { client: string; at: string }, timeZone: string = systemZone()): string {
  // Sweden writes a date as ISO 8601 does.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(report.at))
  return `${slug(report.client) || 'cliente'}-relatorio-${day}.html`
}
