import { type BundleContent, MANIFEST } from '#core/bundle'
import { DEFAULT_SENDING } from '#core/implementation'
import { byPresence, changed, otherFields, sorted } from './fields.ts'
import { type Found, flag, type Risk, text, type Value, word } from './model.ts'
import { pairUp } from './pairs.ts'

/** What says of a bundle which export it is, when and by whom it was made, and hashes of the rest: the same set-up has others. */
const OF_THE_EXPORT = [
  'format',
  'formatVersion',
  'sequence',
  'createdAt',
  'generator',
  'repeats',
  'files',
  'contentHash',
  'manifestHash',
] as const

export function manifestChanges({ manifest: before }: BundleContent, { manifest: after }: BundleContent): Found[] {
  const subject = { kind: 'implementation', key: after.implementation.id } as const
  const points = pairUp(before.openPoints, after.openPoints, [
    { of: (point) => sorted(point), several: true },
    { of: ({ point, about }) => sorted([point, about]), several: true },
  ])
  const of = ({ point, about }: (typeof before.openPoints)[number]) =>
    ({ risks: ['no-effect'], subject: { kind: 'open-point', key: `${point}/${about}`, point, about } }) as const
  const said = ({ person, reason }: (typeof before.openPoints)[number]): Value | null => text(`${person}: ${reason}`)
  return [
    ...changed(before.environment, after.environment, () => ({
      kind: 'environment',
      risks: [after.environment === 'production' ? 'someone-gets-for-the-first-time' : 'someone-gets-nothing-more'],
      subject,
      before: word('environment', before.environment),
      after: word('environment', after.environment),
    })),
    ...changed(before.implementation.id, after.implementation.id, () => ({
      kind: 'implementation-id',
      risks: ['no-effect'],
      subject,
      before: text(before.implementation.id),
      after: text(after.implementation.id),
    })),
    ...changed(before.implementation.client, after.implementation.client, () => ({
      kind: 'client',
      risks: ['no-effect'],
      subject,
      before: text(before.implementation.client),
      after: text(after.implementation.client),
    })),
    ...points.come.map((point): Found => ({ kind: 'open-point-added', ...of(point), after: said(point) })),
    ...points.gone.map((point): Found => ({ kind: 'open-point-removed', ...of(point), before: said(point) })),
    ...points.pairs.flatMap((point) =>
      changed(point.before, point.after, () => ({
        kind: 'open-point-answer',
        ...of(point.after),
        before: said(point.before),
        after: said(point.after),
      })),
    ),
    ...otherFields(subject, before.implementation, after.implementation, ['id', 'client']),
    ...otherFields(subject, before, after, [...OF_THE_EXPORT, 'environment', 'implementation', 'openPoints']),
  ]
}

/** Files that nobody here knows by name: a later version's. */
export const otherFiles = (before: BundleContent, after: BundleContent): Found[] =>
  otherFields({ kind: 'implementation', key: MANIFEST }, before, after, [
    'manifest',
    'providers',
    'numbers',
    'templates',
    'triggers',
    'services',
    'consent',
    'sending',
    'variables',
  ])

export function consentChanges({ consent: before }: BundleContent, { consent: after }: BundleContent): Found[] {
  const subject = { kind: 'consent', key: 'consent' } as const
  const none = { risks: ['no-effect'], subject } as const
  const [was, is] = [before.plan, after.plan]
  const figures = (plan: typeof was): Value | null => plan && text(sorted(plan.figures))
  const essence = (plan: typeof was) => plan && { ...plan, signed: true }
  return [
    ...changed(before.clientVarActiveSince, after.clientVarActiveSince, () => ({
      kind: 'consent-client-var',
      risks: [byPresence(before.clientVarActiveSince, after.clientVarActiveSince, 'no-effect')],
      subject,
      before: text(before.clientVarActiveSince),
      after: text(after.clientVarActiveSince),
    })),
    ...changed(before.term, after.term, () => ({
      ...none,
      kind: 'consent-term',
      before: text(before.term?.version),
      after: text(after.term?.version),
    })),
    ...changed(essence(was), essence(is), () => ({
      kind: 'consent-plan',
      risks: [byPresence(was, is, 'someone-gets-for-the-first-time')],
      subject,
      before: figures(was),
      after: figures(is),
    })),
    ...(was && is
      ? changed(was.signed, is.signed, () => ({
          ...none,
          kind: 'consent-signed',
          before: flag(was.signed),
          after: flag(is.signed),
        }))
      : []),
    ...otherFields(subject, before, after, ['clientVarActiveSince', 'term', 'plan']),
  ]
}

export function sendingChanges(before: BundleContent, after: BundleContent): Found[] {
  const subject = { kind: 'sending', key: 'sending' } as const
  const [was, is] = [before, after].map(({ sending }) => ({ ...DEFAULT_SENDING, ...sending }))
  if (was === undefined || is === undefined) return []
  const hours = (quiet: typeof was.quietHours): Value | null => quiet && text(`${quiet.from}–${quiet.to}`)
  return [
    ...changed(was.quietHours, is.quietHours, () => ({
      kind: 'sending-quiet-hours',
      risks: lost(quietMinutes(was.quietHours), quietMinutes(is.quietHours)),
      subject,
      before: hours(was.quietHours),
      after: hours(is.quietHours),
    })),
    ...changed(was.duplicateHours, is.duplicateHours, () => ({
      kind: 'sending-duplicates',
      risks: [
        (is.duplicateHours ?? 0) > (was.duplicateHours ?? 0) ? 'someone-gets-nothing-more' : 'someone-gets-for-the-first-time',
      ],
      subject,
      before: text(was.duplicateHours),
      after: text(is.duplicateHours),
    })),
    ...changed(was.timeZone, is.timeZone, () => ({
      kind: 'sending-time-zone',
      risks: is.quietHours === null ? ['no-effect'] : ['someone-gets-nothing-more', 'someone-gets-for-the-first-time'],
      subject,
      before: text(was.timeZone),
      after: text(is.timeZone),
    })),
    ...otherFields(subject, was, is, ['timeZone', 'quietHours', 'duplicateHours', 'switchedOff']),
  ]
}

/** The minutes of a day in which nothing is sent. */
function quietMinutes(quiet: { from: string; to: string } | null): Set<number> {
  const minutes = new Set<number>()
  if (quiet === null) return minutes
  const [from = 0, to = 0] = [quiet.from, quiet.to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
  const length = (to - from + DAY) % DAY
  for (let at = 0; at < length; at++) minutes.add((from + at) % DAY)
  return minutes
}
const DAY = 1_440

const lost = (before: Set<number>, after: Set<number>): Risk[] => [
  ...(isWithin(after, before) ? [] : ['someone-gets-nothing-more' as const]),
  ...(isWithin(before, after) ? [] : ['someone-gets-for-the-first-time' as const]),
]
const isWithin = (some: Set<number>, all: Set<number>): boolean => [...some].every((each) => all.has(each))
