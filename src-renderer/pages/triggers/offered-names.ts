import { type ServiceTree, sameName } from '#core/services'

type Place = { serviceTree: string; requestType: string }

/** Each name once, as it was first written. */
const once = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.findIndex((other) => sameName(other, name)) === index)

const named = <T extends { name: string }>(list: readonly T[], name: string): readonly T[] =>
  name.trim() === '' ? list : list.filter((item) => sameName(item.name, name))

/** What the service tree offers for a place; a name that it does not have narrows nothing. */
export function namesIn(
  trees: readonly ServiceTree[],
  { serviceTree, requestType }: Place,
): { serviceTrees: string[]; requestTypes: string[]; statuses: string[] } {
  const known = named(trees, serviceTree)
  const types = (known.length > 0 ? known : trees).flatMap((tree) => tree.requestTypes)
  const chosen = named(types, requestType)
  return {
    serviceTrees: once(trees.map((tree) => tree.name)),
    requestTypes: once(types.map((type) => type.name)),
    statuses: once((chosen.length > 0 ? chosen : types).flatMap((type) => type.statuses)),
  }
}

/** Whether a typed name is none of those offered; where nothing is offered, any will do. */
export const isUnknown = (name: string, offered: readonly string[]): boolean =>
  name.trim() !== '' && offered.length > 0 && !offered.some((other) => sameName(other, name))
