import { opensTranscript, type ServiceTree, sameName } from '#core/services'
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
  const spell = (place: Place): Place => spellAs(trees, place)
  const isolated = spell({ serviceTree: isolatedServiceTree, requestType: '', status: '' })
  const chat = spell({ serviceTree: '', requestType: chatRequestType, status: '' })
  return {
    content: {
      isolatedTree: isolated.serviceTree || null,
      chatRequestType: chat.requestType || null,
      trees: treesOf([...trees.flatMap(placesIn), ...places.map(spell), isolated, chat], transcriptsOf(trees)),
    },
    spell,
  }
}

function spellAs(trees: readonly ServiceTree[], { serviceTree, requestType, status }: Place): Place {
  const inTrees = serviceTree === '' ? trees : trees.filter((tree) => sameName(tree.name, serviceTree))
  const all = inTrees.flatMap((tree) => tree.requestTypes).sort((a, b) => byCodeUnit(a.name, b.name))
  const types = requestType === '' ? all : all.filter((type) => sameName(type.name, requestType))
  const statuses = status === '' ? [] : types.flatMap((type) => type.statuses).sort(byCodeUnit)
  return {
    serviceTree: serviceTree && (inTrees[0]?.name ?? serviceTree),
    requestType: requestType && (types[0]?.name ?? requestType),
    status: statuses.find((candidate) => sameName(candidate, status)) ?? status,
  }
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
function transcriptsOf(trees: readonly ServiceTree[]): Transcripts {
  const switches = new Map<string, boolean>()
  for (const { name, requestTypes } of trees)
    for (const type of requestTypes) {
      const key = typeKey(name, type.name)
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
