import type { Report } from '#core/report'
import type { Words } from '../i18n.ts'
import { bubbleStyle } from './bubble-style.ts'
import { changes } from './changes.ts'
import { opening, prerequisites, summary } from './front-matter.ts'
import { type Locale, type Speech, speechOf, systemZone } from './language.ts'
import { cssString, html } from './markup.ts'
import { numbers } from './numbers.ts'
import { openPoints } from './open-points.ts'
import { consent, exportsList, tests } from './records.ts'
import { rehearsal } from './rehearsal.ts'
import { signatures } from './signatures.ts'
import { FONT, sheetStyle } from './style.ts'
import { templates } from './templates.ts'
import { services, triggers } from './triggers.ts'

/**
 * The Relatório de implantação as one HTML document: nothing is fetched, nothing in it runs,
 * and whatever a person or a provider wrote is text. Prints on A4 with the client and the
 * page numbers in the margins, also without its colours.
 * @param t of the document's language
 * @param timeZone whose clock the times are told by; the machine's unless given
 */
export function writeReportHtml(report: Report, t: Words, locale: Locale, timeZone: string = systemZone()): string {
  const speech = speechOf(t, locale, timeZone)
  const title = t('report:documentTitle', { client: report.client })
  const style = { markup: `${pageStyle(report, speech)}${sheetStyle}${bubbleStyle}` }
  const parts = [
    opening,
    summary,
    prerequisites,
    numbers,
    triggers,
    templates,
    services,
    consent,
    tests,
    rehearsal,
    changes,
    exportsList,
    openPoints,
    signatures,
  ]
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
${parts.map((part) => part(report, speech))}
<p class="quiet end">${t('report:end', { when: speech.moment(report.at), zone: speech.zone(report.at) })}</p>
</main>
</body>
</html>
`.markup
}

/** The margins of the page, which only CSS can number. The first page has client and environment in its heading. */
function pageStyle({ client, environment, at }: Report, { t, day }: Speech): string {
  const [before = '', between = '', after = ''] = t('report:page', { page: GAP, pages: GAP }).split(GAP)
  const place = t(environment === 'production' ? 'environment.productionBadge' : 'environment.staging')
  const look = `font: 8pt ${FONT}; color: #444c5c;`
  return `
@page {
  size: A4;
  margin: 22mm 18mm 20mm;
  @top-left { content: ${cssString(client)}; ${look} }
  @top-right { content: ${cssString(place)}; ${look} }
  @bottom-left { content: ${cssString(`${t('report.title')} · ${day(at)}`)}; ${look} }
  @bottom-right { content: ${cssString(before)} counter(page) ${cssString(between)} counter(pages) ${cssString(after)}; ${look} }
}
@page :first {
  @top-left { content: ""; }
  @top-right { content: ""; }
}
`
}

/** No sentence has such a character. */
const GAP = '\u0001'
