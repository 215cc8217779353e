import { opensTranscript, type RequestType, type ServiceTree, sameName } from './model.ts'

/** M16: the same request type with the switch on or off. */
const switched = ({ name, statuses }: RequestType, opens: boolean): RequestType =>
  opens ? { name, statuses } : { name, statuses, transcript: false }

const eachType = (
  trees: readonly ServiceTree[],
  change: (type: RequestType, tree: number, at: number) => RequestType,
): ServiceTree[] =>
  trees.map((tree, index) => ({ ...tree, requestTypes: tree.requestTypes.map((type, at) => change(type, index, at)) }))

/** M16 for one request type, by its place. */
export const setTranscript = (trees: readonly ServiceTree[], [tree, type]: readonly number[], opens: boolean): ServiceTree[] =>
  eachType(trees, (one, index, at) => (index === tree && at === type ? switched(one, opens) : one))

/** M16 for every request type. */
export const setAllTranscripts = (trees: readonly ServiceTree[], opens: boolean): ServiceTree[] =>
  eachType(trees, (one) => switched(one, opens))

/** How many request types there are, and of how many a chat's transcript is opened. */
export function countTranscripts(trees: readonly ServiceTree[]): { all: number; open: number } {
  const types = trees.flatMap((tree) => tree.requestTypes)
  return { all: types.length, open: types.filter(opensTranscript).length }
}

/**
 * Text says nothing of the switches, so what was read from it takes them from the trees that
 * it was written from: by name, and where lines were only renamed, by position.
 */
export const withSwitchesOf = (read: readonly ServiceTree[], was: readonly ServiceTree[]): ServiceTree[] =>
  paired(read, was).map(([tree, before]) => ({
    ...tree,
    requestTypes: paired(tree.requestTypes, before?.requestTypes ?? []).map(([type, old]) =>
      switched(type, opensTranscript(old ?? type)),
    ),
  }))

/** Each with the one that it was before: of the same name, else at the same place of a list as long, if no other is that one. */
function paired<T extends { name: string }>(now: readonly T[], was: readonly T[]): [T, T | undefined][] {
  const namesakes = now.map((one) => was.find((old) => sameName(old.name, one.name)))
  return now.map((one, at) => {
    const here = now.length === was.length ? was[at] : undefined
    return [one, namesakes[at] ?? (here && !namesakes.includes(here) ? here : undefined)]
  })
}
