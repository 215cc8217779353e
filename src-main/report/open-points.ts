import type { FaultCode, FaultPlace } from '#core/bundle'
import { formatPhone } from '#core/phone'
import type { Report, ReportOpenPoint } from '#core/report'
import { categoryName } from './display-names.ts'
import type { Speech } from './language.ts'
import { manualWords } from './manual.ts'
import { html, type Markup } from './markup.ts'
import { section, table } from './section.ts'

/** What is still open, worst first, each sentence once. */
export function openPoints({ open }: Report, speech: Speech): Markup {
  const { t } = speech
  const said = [...new Map(open.map((point) => [`${point.level} ${openSentence(point, speech)}`, point])).values()]
  const columns = [
    [t('report:open.what'), 42],
    [t('report:open.level'), 16],
    [t('report:open.step'), 14],
    [t('report:rule'), 28],
  ] as const
  const row = (point: ReportOpenPoint): (Markup | string)[] => {
    const level = t(`findingLevel.${point.level}`)
    return [
      openSentence(point, speech),
      point.level === 'advice' ? level : html`<b>${level}</b>`,
      t(`steps.${point.step}`),
      manualWords(point.rule, speech),
    ]
  }
  return section(
    t('report:open.title'),
    said.length === 0
      ? html`<p>${t('report.none')}</p>`
      : html`<p class="lead">${t('report:open.text')}</p>${table(columns, said.map(row))}`,
  )
}

/** A finding's sentence. One about a trigger calls it by its name and says what is wrong with it. */
export function openSentence({ id, data }: Pick<ReportOpenPoint, 'id' | 'data'>, speech: Speech): string {
  if (id === 'bundle-wrong') {
    const { placeKind, placeName = '', rule } = data
    return speech.t(`bundleRules.${rule as FaultCode}`, {
      ...data,
      place: speech.t(`faultPlace.${placeKind as FaultPlace['kind']}`, { name: placeName }),
    })
  }
  const { kind, place = '', problem, number, since, requested, category } = data
  const gaps: Record<string, string | number> = { ...data, count: Number(data.count ?? 0) }
  if (typeof kind === 'string' && typeof problem === 'string') {
    gaps.name = triggerName(kind, String(place), speech)
    gaps.detail = triggerSentence(kind, problem, data, speech)
  }
  if (typeof number === 'string') gaps.number = formatPhone(number)
  if (typeof since === 'string') gaps.since = speech.date(since)
  if (typeof requested === 'string') gaps.requested = categoryName(requested, speech)
  if (typeof category === 'string') gaps.category = categoryName(category, speech)
  return speech.t(`findings.${id}`, gaps)
}

const triggerName = (kind: string, place: string, { t }: Speech): string =>
  t(`triggers.name.${kind}${kind === 'status' || place !== '' ? '' : 'Anywhere'}`, { place })

function triggerSentence(kind: string, problem: string, data: ReportOpenPoint['data'], { t }: Speech): string {
  const key = problem === 'same-place-twice' && kind !== 'status' ? 'same-button-twice' : problem
  return t(`triggerProblems.${key}`, {
    ...data,
    count: Number(data.count ?? 0),
    reason: data.reason === undefined ? '' : t(`unusable.${data.reason}.label`),
    what: data.what === undefined ? '' : t(`services.what.${data.what}`),
  })
}
