import { isOpenPoint } from '#core/bundle'
import { PLAN_FIGURES } from '#core/consent'
import type { Report, ReportConsent, ReportExport, ReportTest } from '#core/report'
import { numberName } from './display-names.ts'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'
import { facts, section, table } from './section.ts'

/** M12–M14: who may be written to, in figures, and who answers for it. */
export function consent({ consent: { term, plan, signOff } }: Report, speech: Speech): Markup {
  const { t, moment } = speech
  const version = term && t('report:consent.version', { version: term.version, when: moment(term.createdAt) })
  return section(
    t('report:consent.title'),
    html`
<p>${t('report:consent.text')}</p>
${facts([
  [t('report:consent.term'), version ?? t('report:consent.noTerm')],
  [t('report:consent.signOff'), signOff ? signedSentence(signOff, speech) : t('report:consent.notSignedOff')],
])}
${plan ? figuresTable(plan, speech) : html`<p>${t('report:consent.noPlan')}</p>`}
${term ? html`<h3>${t('report:consent.termText', { version: term.version })}</h3><blockquote>${term.text}</blockquote>` : null}`,
  )
}

const signedSentence = ({ name, role, at, current }: NonNullable<ReportConsent['signOff']>, { t, moment }: Speech): string =>
  t(current ? 'report:consent.signedOff' : 'report:consent.signedOlder', { name, role, when: moment(at) })

const figuresTable = ({ figures, hash, at }: NonNullable<ReportConsent['plan']>, { t, number, moment }: Speech): Markup => html`
<div class="keep">
<table class="figures">
<thead><tr><th scope="col">${t('report:consent.plan', { when: moment(at) })}</th><th scope="col">${t('report:consent.count')}</th></tr></thead>
<tbody>${PLAN_FIGURES.map(
  (figure) => html`
<tr><td>${t(`report:consent.figure.${figure}`)}</td><td>${number(figures[figure])}</td></tr>`,
)}
</tbody>
</table>
<p class="quiet">${t('report:consent.script')} <span class="hash">${hash}</span></p>
</div>`

/** M6: what was sent to a phone, and whether somebody saw it arrive. */
export function tests({ tests }: Report, speech: Speech): Markup {
  const { t, moment } = speech
  const columns = [
    [t('report:tests.when'), 18],
    [t('report:tests.number'), 19],
    [t('report:tests.template'), 22],
    [t('report:tests.recipient'), 18],
    [t('report:tests.result'), 23],
  ] as const
  const row = (test: ReportTest): (Markup | string)[] => [
    moment(test.sentAt),
    numberName(test.number, speech),
    test.template,
    html`${test.recipientName === null ? null : html`${test.recipientName}<br>`}<span class="nowrap">${test.recipient}</span>`,
    testResult(test, speech),
  ]
  return section(
    t('report:tests.title'),
    tests.length === 0
      ? html`<p>${t('findings.never-tested')}</p>`
      : html`${table(columns, tests.map(row))}<p class="quiet">${t('report:tests.masked')}</p>`,
  )
}

function testResult({ state, received, stale, answeredAt }: ReportTest, { t, moment }: Speech): Markup | string {
  if (received === null) return t(`report:tests.state.${state}`)
  const when = answeredAt === null ? '' : moment(answeredAt)
  if (stale) return html`○ ${t('report:tests.stale')}<br>${when}`
  return received ? html`✓ <b>${t('report:tests.received')}</b><br>${when}` : html`${t('report:tests.notReceived')}<br>${when}`
}

/** Which bundles were written: the hash says which file is meant. */
export function exportsList({ exports }: Report, { t, moment, number }: Speech): Markup {
  const columns = [
    [t('export.sequence'), 7],
    [t('export.when'), 21],
    [t('report:exports.file'), 72],
  ] as const
  const row = ({ sequence, createdAt, fileName, contentHash, current, openPoints }: ReportExport): (Markup | string)[] => [
    number(sequence),
    moment(createdAt),
    html`${fileName}${current ? html` <b>(${t('export.current')})</b>` : null}<br><span class="hash">${contentHash}</span>${openPoints.map((open) => html`<br>○ ${exportedOpen(open, t)}`)}`,
  ]
  return section(
    t('report:exports.title'),
    exports.length === 0 ? html`<p>${t('findings.never-exported')}</p>` : table(columns, exports.map(row)),
  )
}

/** What the bundle went out without, and who answered for that (the manifest says the same). */
function exportedOpen({ point, about, person, reason }: ReportExport['openPoints'][number], t: Speech['t']): string {
  const title = isOpenPoint(point) ? t(`openPoints.point.${point}`) : point
  return `${about === '' ? title : `${title}: ${about}`} – ${t('openPoints.answer', { person, reason })}`
}
