import { OPEN_POINT_IDS, type OpenPointId } from '#core/bundle'
import { HEADER_FORMATS, TEMPLATE_CATEGORIES, TEMPLATE_STATUSES, type TemplateStatus } from '#core/template'
import { oneOf } from '#core/text'
import { TRANSFORMS, type Transform } from '#core/variables'
import type { BundleChange, ChangeKind, Risk, Subject, Value } from './model.ts'

/** The sentences that a change is said with, of the catalogue `pages`. */
export type ChangeKey =
  | `bundleDiff.kind.${ChangeKind}`
  | `bundleDiff.risk.${Risk}`
  | `bundleDiff.event.${'status' | 'operate' | 'chat'}`
  | `bundleDiff.at.${'status' | 'operate' | 'chat'}`
  | `bundleDiff.mode.${'live' | 'training'}`
  | `bundleDiff.value.${'yes' | 'no' | 'none' | 'anywhere' | 'any' | 'text'}`
  | 'bundleDiff.price'
  | `component.${'header' | 'body' | 'button'}`
  | `environment.${'production' | 'staging'}`
  | `headerFormat.${Exclude<(typeof HEADER_FORMATS)[number], 'TEXT'>}`
  | `openPoints.point.${OpenPointId}`
  | `templateStatus.${TemplateStatus}`
  | `templates.category.${(typeof TEMPLATE_CATEGORIES)[number]}`
  | `transform.${Transform}`
export type ChangeWords = (key: ChangeKey, gaps?: Readonly<Record<string, string | number>>) => string

/** A change as a sentence. What it says of two texts is in `words`, and in `before` and `after` where there is only one. */
export function explainChange(change: BundleChange, say: ChangeWords): string {
  const { kind, subject, part, before, after, price } = change
  const sentence = say(`bundleDiff.kind.${kind}`, {
    subject: subjectText(subject, say),
    part: partText(part, say),
    before: valueText(before, say),
    after: valueText(after, say),
  })
  if (price === null) return sentence
  const { currency, asOf } = price
  return `${sentence} ${say('bundleDiff.price', { before: price.before, after: price.after, currency, asOf: Date.parse(asOf) })}`
}

/** What a change is about, as it is called in the middle of a sentence. */
export function subjectText(subject: Subject, say: ChangeWords): string {
  switch (subject.kind) {
    case 'trigger': {
      const { event, status, serviceTree, requestType } = subject
      return say(`bundleDiff.at.${event}`, { status: status ?? '', place: pathText([serviceTree, requestType], say) })
    }
    case 'template':
      return subject.name
    case 'number':
      return [subject.label, subject.phone].filter((each) => each !== '').join(' · ')
    case 'account':
      return subject.label || subject.key
    case 'variable':
      return `%${subject.key}%`
    case 'service': {
      const { serviceTree, requestType, status, level } = subject
      return pathText([serviceTree, ...(level === 'tree' ? [] : [requestType]), ...(level === 'status' ? [status] : [])], say)
    }
    case 'open-point': {
      const point = oneOf(OPEN_POINT_IDS, subject.point)
      const name = point ? say(`openPoints.point.${point}`) : subject.point
      return subject.about === '' ? name : `${name}: ${subject.about}`
    }
    case 'consent':
    case 'sending':
    case 'implementation':
      return subject.key
  }
}

const pathText = (names: readonly (string | null)[], say: ChangeWords): string =>
  names.every((name) => name === null)
    ? say('bundleDiff.value.anywhere')
    : names.map((name) => name ?? say('bundleDiff.value.any')).join(' › ')

const PLACEHOLDER = /^(header|body|buttons)\.(?:(\d+)\.)?(.+)$/

/** `body.1` is `{{1}}` of the body, as it stands in the text. */
function partText(part: string | null, say: ChangeWords): string {
  const [, component, at, name] = PLACEHOLDER.exec(part ?? '') ?? []
  if (component === undefined || name === undefined) return part ?? ''
  const called = component === 'header' ? 'header' : component === 'body' ? 'body' : 'button'
  return `{{${name}}} (${say(`component.${called}`)}${at === undefined ? '' : ` ${Number(at) + 1}`})`
}

export function valueText(value: Value | null, say: ChangeWords): string {
  if (value === null) return say('bundleDiff.value.none')
  switch (value.as) {
    case 'text':
      return value.text === '' ? say('bundleDiff.value.none') : say('bundleDiff.value.text', { text: value.text })
    case 'flag':
      return say(value.text === 'true' ? 'bundleDiff.value.yes' : 'bundleDiff.value.no')
    case 'category': {
      const known = oneOf(TEMPLATE_CATEGORIES, value.text)
      return known ? say(`templates.category.${known}`) : value.text
    }
    case 'template-status': {
      const known = oneOf(TEMPLATE_STATUSES, value.text)
      return known ? say(`templateStatus.${known}`) : value.text
    }
    case 'environment':
      return say(value.text === 'production' ? 'environment.production' : 'environment.staging')
    case 'mode':
      return say(value.text === 'live' ? 'bundleDiff.mode.live' : 'bundleDiff.mode.training')
    case 'event': {
      const known = oneOf(['status', 'operate', 'chat'], value.text)
      return known ? say(`bundleDiff.event.${known}`) : value.text
    }
    case 'format': {
      const known = oneOf(HEADER_FORMATS, value.text)
      return known && known !== 'TEXT' ? say(`headerFormat.${known}`) : value.text
    }
    case 'transforms':
      return value.text
        .split(' ')
        .map((name) => oneOf(TRANSFORMS, name))
        .map((known) => (known ? say(`transform.${known}`) : ''))
        .join(', ')
    case 'variable':
      return `%${value.text}%`
    case 'place': {
      const path = pathText([value.serviceTree, value.requestType], say)
      return value.status === null ? path : `${path} › ${value.status}`
    }
  }
}
