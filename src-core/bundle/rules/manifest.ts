import type { PlanFigures } from '#core/consent'
import { type BundleFault, fault } from '../fault.ts'
import type { OpenPointId } from '../open-points.ts'
import type { BundleContent } from '../schema.ts'
import { leadsHere } from './senders.ts'

/** A number that nobody reaches by exporting, and that every database still holds. */
const MOST_EXPORTS = 999_999
/** No field of a CRM is longer, and no body of a message holds as much. */
const LONGEST_FIELD = 65_535

/** There is something to load, and no number is larger than its column. */
export function* sizeFaults({
  manifest,
  providers,
  numbers,
  templates,
  triggers,
  variables,
}: BundleContent): Generator<BundleFault> {
  for (const [path, count] of [
    ['providers.json', providers.length],
    ['numbers.json', numbers.length],
    ['templates/', Object.keys(templates).length],
    ['triggers.json', triggers.length],
  ] as const)
    if (count === 0) yield fault('empty-list', { path })
  if (manifest.sequence > MOST_EXPORTS)
    yield fault('number-too-large', { path: 'manifest.json', field: 'sequence', value: manifest.sequence, limit: MOST_EXPORTS })
  for (const [index, { maxLength }] of variables.entries())
    if (maxLength > LONGEST_FIELD)
      yield fault('number-too-large', {
        path: 'variables.json',
        field: `${index}.maxLength`,
        value: maxLength,
        limit: LONGEST_FIELD,
      })
}

/** The first figure of a plan that can't be beside the others; null where they agree. */
function figureThatDisagrees(figures: PlanFigures): keyof PlanFigures | null {
  const { contacts, withPhone, invalidPhone, landline, duplicates, alreadyOptedIn, withEvidence, refused, revoked, toUpdate } =
    figures
  if (withPhone > contacts) return 'withPhone'
  if (invalidPhone + landline > withPhone) return 'invalidPhone'
  if (duplicates > withPhone) return 'duplicates'
  if (alreadyOptedIn > contacts) return 'alreadyOptedIn'
  if (withEvidence + refused + revoked > contacts) return 'withEvidence'
  return toUpdate > withEvidence || toUpdate + alreadyOptedIn > contacts ? 'toUpdate' : null
}

/** What the content itself shows to be open is said in the manifest, with a person and a reason (M14). */
export function* openPointFaults({ manifest, consent, providers }: BundleContent): Generator<BundleFault> {
  const { plan, term } = consent
  const disagreeing = plan === null ? null : figureThatDisagrees(plan.figures)
  if (disagreeing !== null) yield fault('figures-disagree', { path: 'consent.json', field: `plan.figures.${disagreeing}` })
  if (manifest.environment !== 'production') return
  const said = new Set<OpenPointId>(manifest.openPoints.map(({ point }) => point))
  const shown: (readonly OpenPointId[])[] = [
    ...(term === null ? [['consent-term-missing'] as const] : []),
    ...(plan !== null && !plan.signed ? [['consent-unsigned', 'consent-outdated'] as const] : []),
    ...(providers.some(leadsHere) ? [['account-on-this-machine'] as const] : []),
  ]
  for (const points of shown)
    if (!points.some((point) => said.has(point)))
      yield fault('open-point-missing', { path: 'manifest.json', point: points[0] ?? '' })
}
