import { opensTranscript, type ServiceTree } from '#core/services'
import { asRead } from '#core/text'
import type { Trigger } from '#core/triggers'
import { byCodeUnit } from './keys.ts'
import type { BundleContent } from './schema.ts'

/** A spot in the service tree; an empty name is any. */
export type Place = { serviceTree: string; requestType: string; status: string }

/** Where a trigger listens, and where it puts the ticket afterwards. */
export function placesOf(trigger: Trigger): Place[] {
  const { serviceTree, requestType } = trigger
  const statuses = trigger.kind === 'status' ? [trigger.status, trigger.nextStatus] : ['']
  return statuses.map((status) => ({ serviceTree, requestType, status }))
}

/**
 * services.json, and how a place is spelt in the bundle: as it was entered in the
 * service tree where it stands there, else as the trigger has it. So whoever reads
 * the bundle may compare letter by letter, although a person need not type so.
 */
export function servicesOf(
  entered: readonly ServiceTree[],
  places: readonly Place[],
  { isolatedServiceTree, chatRequestType }: { isolatedServiceTree: string; chatRequestType: string },
): { content: BundleContent['services']; spell(place: Place): Place } {
  // The order in which a tree was typed must not decide between two spellings.
  const trees = entered.toSorted((a, b) => byCodeUnit(a.name, b.name))
  const spell = spellingOf([...sortedPlaces(trees.flatMap(placesIn)), ...sortedPlaces(places)])
  const isolated = spell({ serviceTree: isolatedServiceTree, requestType: '', status: '' })
  const chat = spell({ serviceTree: '', requestType: chatRequestType, status: '' })
  return {
    content: {
      isolatedTree: isolated.serviceTree || null,
      chatRequestType: chat.requestType || null,
      trees: treesOf([...trees.flatMap(placesIn), ...places, isolated, chat].map(spell), transcriptsOf(trees, spell)),
    },
    spell,
  }
}

const sortedPlaces = (places: readonly Place[]): Place[] =>
  places
    .map(({ serviceTree, requestType, status }) => ({ serviceTree, requestType, status }))
    .sort((a, b) => byCodeUnit(JSON.stringify(a), JSON.stringify(b)))

/**
 * One spelling for each name: the first that stands at the very same place, else the first of that name at a place
 * that it meets. What was entered comes before what only a trigger names.
 */
function spellingOf(known: readonly Place[]): (place: Place) => Place {
  const trees = new Map<string, string>()
  const types = new Map<string, string>()
  const statuses = new Map<string, string>()
  const put = (map: Map<string, string>, names: readonly string[], spelt: string): void => {
    const key = JSON.stringify(names.map(asRead))
    if (spelt !== '' && !map.has(key)) map.set(key, spelt)
  }
  for (const { serviceTree, requestType, status } of known) {
    put(trees, [serviceTree], serviceTree)
    put(types, [serviceTree, requestType], requestType)
    put(statuses, [serviceTree, requestType, status], status)
  }
  // What is any meets all: behind the places themselves, so that the very same place goes first.
  for (const { serviceTree, requestType, status } of known) {
    put(types, ['', requestType], requestType)
    for (const [tree, type] of [
      ['', requestType],
      [serviceTree, ''],
      ['', ''],
    ])
      put(statuses, [tree ?? '', type ?? '', status], status)
  }
  const get = (map: Map<string, string>, ...names: string[]): string | undefined => map.get(JSON.stringify(names.map(asRead)))
  return ({ serviceTree, requestType, status }) => ({
    serviceTree: get(trees, serviceTree) ?? serviceTree,
    requestType: get(types, serviceTree, requestType) ?? requestType,
    status: get(statuses, serviceTree, requestType, status) ?? status,
  })
}

const placesIn = ({ name: serviceTree, requestTypes }: ServiceTree): Place[] => [
  { serviceTree, requestType: '', status: '' },
  ...requestTypes.flatMap(({ name: requestType, statuses }) =>
    ['', ...statuses].map((status) => ({ serviceTree, requestType, status })),
  ),
]

type Transcripts = ReadonlyMap<string, boolean>
const typeKey = (tree: string, type: string): string => JSON.stringify([tree, type])

/** M16, by request type; one that was entered twice is off where either is. */
function transcriptsOf(trees: readonly ServiceTree[], spell: (place: Place) => Place): Transcripts {
  const switches = new Map<string, boolean>()
  for (const { name, requestTypes } of trees)
    for (const type of requestTypes) {
      const spelt = spell({ serviceTree: name, requestType: type.name, status: '' })
      const key = typeKey(spelt.serviceTree, spelt.requestType)
      switches.set(key, (switches.get(key) ?? true) && opensTranscript(type))
    }
  return switches
}

/** The distinct places as a tree; "any" (null) first. A request type that was only named has no switch. */
function treesOf(places: readonly Place[], transcripts: Transcripts): BundleContent['services']['trees'] {
  const trees = new Map<string, Map<string, Set<string>>>()
  for (const { serviceTree, requestType, status } of places) {
    if (serviceTree === '' && requestType === '' && status === '') continue
    const types = trees.get(serviceTree) ?? new Map<string, Set<string>>()
    trees.set(serviceTree, types)
    if (requestType === '' && status === '') continue
    const statuses = types.get(requestType) ?? new Set()
    types.set(requestType, statuses)
    if (status !== '') statuses.add(status)
  }
  return inOrder(trees).map(([name, types]) => ({
    name: name || null,
    requestTypes: inOrder(types).map(([type, statuses]) => {
      const transcript = transcripts.get(typeKey(name, type))
      const all = { name: type || null, statuses: [...statuses].sort(byCodeUnit) }
      return transcript === undefined ? all : { ...all, transcript }
    }),
  }))
}

const inOrder = <T>(named: ReadonlyMap<string, T>): [string, T][] => [...named].sort(([a], [b]) => byCodeUnit(a, b))
