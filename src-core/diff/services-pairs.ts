import type { BundleContent } from '#core/bundle'
import { ALIKE, likeness, type Paired, pairUp } from './pairs.ts'
import { choicesOf, type Place, placeOf, type Trigger, tag } from './parts.ts'

export type Tree = BundleContent['services']['trees'][number]
export type RequestType = Tree['requestTypes'][number]
type In<T> = { before: T; after: T }

export type PairedServices = {
  trees: Paired<Tree>
  types: (In<Tree> & { types: Paired<RequestType> })[]
  statuses: (In<Tree> & { type: In<RequestType>; statuses: Paired<string> })[]
  /** Where a place of before is after. */
  place(place: Place): Place
}

/** Whether a person entered it: what only a trigger names has no switch for the chat's transcript (M16). */
const isEntered = ({ transcript }: RequestType): boolean => transcript !== undefined

/**
 * The service trees of both sides. What is called something else is the same where its name is much alike, where what
 * is in it is, or where the triggers that stood on it stand on the other with what they sent.
 * @param sends a trigger of before with the names that its number and templates have after
 */
export function pairServices(before: BundleContent, after: BundleContent, sends: (trigger: Trigger) => Trigger): PairedServices {
  const moved = openMoves(before, after, sends)
  const named = { before: namedBy(before), after: namedBy(after) }
  /** What a trigger, also one that is switched off, still goes by, or went by already, is no other name. */
  const stands = (side: 'before' | 'after', names: readonly (string | null)[]): boolean => named[side].has(tag(...names))
  const trees = alsoAlike(pairUp<Tree>(before.services.trees, after.services.trees, [{ of: ({ name }) => tag(name) }]), (a, b) =>
    stands('after', [a.name]) || stands('before', [b.name])
      ? 0
      : Math.max(namesAlike(a, b), commonOf(enteredIn(a), enteredIn(b))),
  )
  const types = trees.pairs.map((tree) => ({
    ...tree,
    types: alsoAlike(
      pairUp<RequestType>(tree.before.requestTypes, tree.after.requestTypes, [{ of: ({ name }) => tag(name) }]),
      (a, b) =>
        stands('after', [tree.after.name, a.name]) || stands('before', [tree.before.name, b.name])
          ? 0
          : Math.max(namesAlike(a, b), isEntered(a) && isEntered(b) ? commonOf(a.statuses, b.statuses) : 0),
    ),
  }))
  const statuses = types.flatMap(({ types: { pairs }, ...tree }) =>
    pairs.map((type) => ({
      ...tree,
      type,
      statuses: alsoAlike(pairUp<string>(type.before.statuses, type.after.statuses, [{ of: (status) => status }]), (a, b) => {
        const at = (one: 'before' | 'after', status: string): Place => ({
          serviceTree: tree[one].name,
          requestType: type[one].name,
          status,
        })
        if (stands('after', namesOf(at('after', a))) || stands('before', namesOf(at('before', b)))) return 0
        const went = moved(at('before', a), at('after', b))
        const isSure = went > (isEntered(type.before) && isEntered(type.after) ? 0 : 1)
        return isSure ? 1 + went : likeness(a, b)
      }),
    })),
  )
  return { trees, types, statuses, place: openPlaces({ trees, types, statuses }) }
}

const namesOf = ({ serviceTree, requestType, status }: Place): (string | null)[] => [serviceTree, requestType, status]

function namedBy({ triggers, sending }: BundleContent): Set<string> {
  const off = (sending?.switchedOff ?? []).flatMap(({ serviceTree, requestType, status }) => [
    tag(serviceTree),
    tag(serviceTree, requestType),
    tag(serviceTree, requestType, status),
  ])
  return new Set([
    ...off,
    ...triggers.flatMap((trigger) => {
      const { serviceTree, requestType, status } = placeOf(trigger)
      const next = trigger.kind === 'status' ? [tag(serviceTree, requestType, trigger.nextStatus)] : []
      return [tag(serviceTree), tag(serviceTree, requestType), tag(serviceTree, requestType, status), ...next]
    }),
  ])
}

const enteredIn = ({ requestTypes }: Tree): string[] => requestTypes.filter(isEntered).map(({ name }) => name ?? '')

const namesAlike = (a: { name: string | null }, b: { name: string | null }): number =>
  a.name === null || b.name === null ? 0 : likeness(a.name, b.name)

/** How much of both lists stands in both, 0 to 1. */
function commonOf(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b])
  return all.size === 0 ? 0 : a.filter((each) => b.includes(each)).length / all.size
}

/** Pairs what is left by how alike it is, the most alike first. */
function alsoAlike<T>({ pairs, gone, come }: Paired<T>, alike: (a: T, b: T) => number): Paired<T> {
  const found = gone
    .flatMap((before) => come.map((after) => ({ before, after, score: alike(before, after) })))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
  const paired = new Set<T>()
  const more = found.filter(({ before, after }) => {
    if (paired.has(before) || paired.has(after)) return false
    paired.add(before).add(after)
    return true
  })
  const isLeft = (item: T): boolean => !paired.has(item)
  return {
    pairs: [...pairs, ...more.map(({ before, after }) => ({ before, after }))],
    gone: gone.filter(isLeft),
    come: come.filter(isLeft),
  }
}

/** How many triggers that stood at one place stand at another, and send there what they sent. */
function openMoves(before: BundleContent, after: BundleContent, sends: (trigger: Trigger) => Trigger) {
  const say = (trigger: Trigger): string => tag(trigger.kind, trigger.number, ...choicesOf(trigger).toSorted())
  const at = (triggers: readonly Trigger[]) => Map.groupBy(triggers, (trigger) => keyOf(placeOf(trigger)))
  const [was, is] = [at(before.triggers), at(after.triggers)]
  return (from: Place, to: Place): number => {
    const there = (is.get(keyOf(to)) ?? []).map(say)
    return (was.get(keyOf(from)) ?? []).filter((trigger) => there.includes(say(sends(trigger)))).length
  }
}

const keyOf = ({ serviceTree, requestType, status }: Place): string => tag(serviceTree, requestType, status)

function openPlaces({ trees, types, statuses }: Omit<PairedServices, 'place'>): (place: Place) => Place {
  const treeNow = new Map(trees.pairs.map(({ before, after }) => [before.name, after.name]))
  const typeNow = new Map(
    types.flatMap((tree) =>
      tree.types.pairs.map(({ before, after }) => [tag(tree.before.name, before.name), after.name] as const),
    ),
  )
  const statusNow = new Map(
    statuses.flatMap(({ before, type, statuses: { pairs } }) =>
      pairs.map((status) => [tag(before.name, type.before.name, status.before), status.after] as const),
    ),
  )
  const now = <Name extends string | null>(found: Name | undefined, name: Name): Name => (found === undefined ? name : found)
  return ({ serviceTree, requestType, status }) => ({
    serviceTree: now(treeNow.get(serviceTree), serviceTree),
    requestType: now(typeNow.get(tag(serviceTree, requestType)), requestType),
    status: now<string | null>(statusNow.get(tag(serviceTree, requestType, status)), status),
  })
}
