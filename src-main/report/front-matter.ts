import type { Report, ReportPrerequisite } from '#core/report'
import type { Speech } from './language.ts'
import { manualWords } from './manual.ts'
import { html, type Markup } from './markup.ts'
import { facts, section, table } from './section.ts'

/** Whose document it is, and for which environment. */
export function opening(report: Report, { t, day }: Speech): Markup {
  const [last] = report.exports
  return html`
<header>
<p class="eyebrow">${t('report:product')}</p>
<h1>${t('report.title')}</h1>
<p class="client">${report.client}</p>
<div class="environment ${report.environment}">
<b>${t(report.environment === 'production' ? 'environment.productionBadge' : 'environment.staging')}</b>
<span>${t(`report:environment.${report.environment}`)}</span>
</div>
${report.training ? html`<p class="notice"><b>${t('training.name')}.</b> ${t('report:training')}</p>` : null}
${facts([
  [t('report:date'), day(report.at)],
  [t('report:operator'), report.operator === '' ? t('client.someone') : report.operator],
  [
    t('report:bundle'),
    last ? t(last.current ? 'report:bundleCurrent' : 'report:bundleOld', { sequence: last.sequence }) : t('report:bundleNone'),
  ],
])}
</header>
`
}

const STATE_SIGNS = { done: '✓', open: '○', problem: '!', todo: '–' } as const

/** How far it is, and what that means. */
export function summary({ training, summary: { percent, steps, open, counts } }: Report, { t, number }: Speech): Markup {
  const done = training ? 'trained' : 'ready'
  const verdict = open.export > 0 ? 'blocked' : open['go-live'] > 0 ? 'open' : done
  const levels = (['export', 'go-live', 'advice'] as const).filter((level) => open[level] > 0)
  return section(
    t('report:summary.title'),
    html`
<div class="summary">
<div class="progress">
<p class="percent">${number(percent)}<small>%</small></p>
<p>${t('report:summary.percent')}</p>
<div class="bar"><i style="width:${percent}%"></i></div>
</div>
<div>
<p class="verdict">${t(`report:summary.verdict.${verdict}`)}</p>
<p>${t('report:summary.counts', {
      numbers: t('report:summary.numbers', { count: counts.numbers }),
      templates: t('report:summary.templates', { count: counts.templates }),
      triggers: t('report:summary.triggers', { count: counts.triggers }),
    })}</p>
${
  levels.length === 0
    ? html`<p>${t('report.none')}</p>`
    : html`<ul class="plain">${levels.map((level) => html`<li>${t(`report.open.${level}`, { count: open[level] })}</li>`)}</ul>`
}
</div>
</div>
<ul class="steps">${steps.map(({ step, state }) => html`<li><span class="sign">${STATE_SIGNS[state]}</span> <b>${t(`steps.${step}`)}</b> ${t(`stepState.${state}`)}</li>`)}</ul>`,
  )
}

const MET_SIGNS = { met: '✓', later: '○', open: '○', notNeeded: '–' } as const

/** M1, M13, M21: what has to be there before the first message, and who said that it is. */
export function prerequisites({ prerequisites }: Report, speech: Speech): Markup {
  const { t } = speech
  const columns = [
    [t('report:prerequisites.what'), 24],
    [t('report:state'), 14],
    [t('report:prerequisites.evidence'), 34],
    [t('report:rule'), 28],
  ] as const
  const row = (prerequisite: ReportPrerequisite): (Markup | string)[] => [
    t(`report:prerequisites.${prerequisite.id}.title`),
    html`<span class="sign">${MET_SIGNS[prerequisite.state]}</span> ${t(`report:prerequisites.state.${prerequisite.state}`)}`,
    evidence(prerequisite, speech),
    manualWords(prerequisite.rule, speech),
  ]
  return section(t('report:prerequisites.title'), table(columns, prerequisites.map(row)))
}

/** What is known, and where it is on record, by whom and when. */
function evidence(prerequisite: ReportPrerequisite, speech: Speech): string {
  const confirmed = 'confirmed' in prerequisite ? prerequisite.confirmed : null
  const { by = '', at = '' } = confirmed ?? {}
  const who = by === '' ? speech.t('client.someone') : by
  const onRecord = confirmed ? speech.t('client.receptiveBy', { who, when: speech.moment(at) }) : null
  const known = prerequisite.id === 'receptive' && onRecord !== null ? null : knownOf(prerequisite, speech)
  return [known, onRecord].filter((said) => said !== null).join(' ')
}

function knownOf(prerequisite: ReportPrerequisite, { t, date }: Speech): string {
  if (prerequisite.id === 'receptive') return t('report:prerequisites.receptive.open')
  const { id, state } = prerequisite
  if (id === 'chatRequestType') return t(`report:prerequisites.${id}.${state}`, { name: prerequisite.name })
  return t(`report:prerequisites.${id}.${state}`, { since: prerequisite.since === null ? '' : date(prerequisite.since) })
}
