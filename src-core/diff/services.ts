import { changed, otherFields } from './fields.ts'
import { type Found, flag, type Subject, text } from './model.ts'
import { type Place, placeOf, samePlace, tag, triggerSubject } from './parts.ts'
import type { Sides } from './sides.ts'

type Level = Extract<Subject, { kind: 'service' }>['level']

export const placeTag = ({ serviceTree, requestType, status }: Place): string => tag('place', serviceTree, requestType, status)
/** A place with all that leads to it. */
export const placeTags = (place: Place): string[] => [
  placeTag({ ...place, requestType: null, status: null }),
  placeTag({ ...place, status: null }),
  placeTag(place),
]

const subjectOf = (level: Level, place: Place): Subject => ({
  kind: 'service',
  key: [place.serviceTree, place.requestType, place.status].map((name) => name ?? '*').join('/'),
  level,
  ...place,
})
const at = (serviceTree: string | null, requestType: string | null = null, status: string | null = null): Place => ({
  serviceTree,
  requestType,
  status,
})

export function serviceChanges(sides: Sides): Found[] {
  const { services } = sides
  const { trees, types, statuses } = services
  return [
    ...cameAndWent(
      'tree',
      trees.come.map(({ name }) => at(name)),
      trees.gone.map(({ name }) => at(name)),
    ),
    ...renamed(
      'tree',
      trees.pairs.map(({ before, after }) => ({ before: at(before.name), after: at(after.name) })),
      sides,
    ),
    ...types.flatMap(({ before, after, types: { come, gone } }) =>
      cameAndWent(
        'type',
        come.map(({ name }) => at(after.name, name)),
        gone.map(({ name }) => at(before.name, name)),
      ),
    ),
    ...renamed(
      'type',
      types.flatMap((tree) =>
        tree.types.pairs.map(({ before, after }) => ({
          before: at(tree.before.name, before.name),
          after: at(tree.after.name, after.name),
        })),
      ),
      sides,
    ),
    ...statuses.flatMap(({ before, after, type, statuses: { come, gone } }) =>
      cameAndWent(
        'status',
        come.map((status) => at(after.name, type.after.name, status)),
        gone.map((status) => at(before.name, type.before.name, status)),
      ),
    ),
    ...renamed(
      'status',
      statuses.flatMap((tree) =>
        tree.statuses.pairs.map(({ before, after }) => ({
          before: at(tree.before.name, tree.type.before.name, before),
          after: at(tree.after.name, tree.type.after.name, after),
        })),
      ),
      sides,
    ),
    ...switches(sides),
  ]
}

const cameAndWent = (level: Level, come: readonly Place[], gone: readonly Place[]): Found[] => [
  ...come.map(
    (place): Found => ({
      kind: 'service-added',
      risks: ['no-effect'],
      subject: subjectOf(level, place),
      self: placeTag(place),
    }),
  ),
  ...gone.map(
    (place): Found => ({
      kind: 'service-removed',
      risks: ['no-effect'],
      subject: subjectOf(level, place),
      self: tag('gone', placeTag(place)),
    }),
  ),
]

const nameAt = (level: Level, { serviceTree, requestType, status }: Place): string | null =>
  level === 'tree' ? serviceTree : level === 'type' ? requestType : status

/** One name that is another now is one change, in however many places it stands. */
function renamed(level: Level, pairs: readonly { before: Place; after: Place }[], { after }: Sides): Found[] {
  const others = pairs.filter((pair) => nameAt(level, pair.before) !== nameAt(level, pair.after))
  return [...Map.groupBy(others, (pair) => tag(nameAt(level, pair.before), nameAt(level, pair.after))).values()].flatMap(
    (same) => {
      const [first] = same
      if (first === undefined) return []
      const stands = (place: Place): boolean => same.some((pair) => isIn(level, place, pair.after))
      return {
        kind: 'service-renamed' as const,
        risks: ['no-effect' as const],
        subject: subjectOf(level, first.after),
        before: text(nameAt(level, first.before)),
        after: text(nameAt(level, first.after)),
        reaches: after.triggers.filter((trigger) => stands(placeOf(trigger))).map(triggerSubject),
      }
    },
  )
}

const isIn = (level: Level, place: Place, whole: Place): boolean =>
  samePlace(
    {
      ...place,
      ...(level === 'status' ? {} : { status: null }),
      ...(level === 'tree' ? { requestType: null } : {}),
    },
    whole,
  )

function switches({ before, after, services, now }: Sides): Found[] {
  const typesNow = new Map(services.types.flatMap(({ types }) => types.pairs.map((pair) => [pair.before.name, pair.after.name])))
  const [was, is] = [before.services, after.services]
  const isolated = was.isolatedTree === null ? null : now.place(at(was.isolatedTree)).serviceTree
  const chat = was.chatRequestType === null ? null : (typesNow.get(was.chatRequestType) ?? was.chatRequestType)
  const whole = { kind: 'service', key: '*', level: 'tree', ...at(null) } as const
  return [
    ...services.types.flatMap((tree) =>
      tree.types.pairs.flatMap((type) => {
        const subject = subjectOf('type', at(tree.after.name, type.after.name))
        return [
          ...changed(type.before.transcript, type.after.transcript, () => ({
            kind: 'service-transcript',
            risks: ['no-effect'],
            subject,
            before: flag(type.before.transcript),
            after: flag(type.after.transcript),
          })),
          ...otherFields(subject, type.before, type.after, ['name', 'statuses', 'transcript']),
        ]
      }),
    ),
    ...services.trees.pairs.flatMap((tree) =>
      otherFields(subjectOf('tree', at(tree.after.name)), tree.before, tree.after, ['name', 'requestTypes']),
    ),
    ...changed(was.isolatedTree === is.isolatedTree ? is.isolatedTree : isolated, is.isolatedTree, () => ({
      kind: 'service-isolated-tree',
      risks: ['no-effect'],
      subject: whole,
      before: text(was.isolatedTree),
      after: text(is.isolatedTree),
      mentions: [placeTag(at(is.isolatedTree)), tag('gone', placeTag(at(was.isolatedTree)))],
    })),
    ...changed(was.chatRequestType === is.chatRequestType ? is.chatRequestType : chat, is.chatRequestType, () => ({
      kind: 'service-chat-request-type',
      risks: ['no-effect'],
      subject: whole,
      before: text(was.chatRequestType),
      after: text(is.chatRequestType),
      mentions: [
        ...placeTags(at(null, is.chatRequestType)),
        ...placeTags(at(null, was.chatRequestType)).map((each) => tag('gone', each)),
      ],
    })),
    ...otherFields(whole, was, is, ['isolatedTree', 'chatRequestType', 'trees']),
  ]
}
