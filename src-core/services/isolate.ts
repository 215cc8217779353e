import { mergeServiceTrees } from './compare.ts'
import { type RequestType, type ServiceTree, sameName } from './model.ts'

/** A request type by the index of its tree and its own in it. */
export type TypePath = readonly [tree: number, type: number]

/**
 * M15: a branch of its own with copies of some request types; those of one name become one.
 * A tree of that name gets what it lacks. The existing branches stay as they are.
 */
export function isolateServiceTree(trees: readonly ServiceTree[], name: string, chosen: readonly TypePath[]): ServiceTree[] {
  const copies = chosen.flatMap(([tree, type]) => trees[tree]?.requestTypes[type] ?? [])
  const branch = copies.reduce<ServiceTree[]>(
    (made, copy) => mergeServiceTrees(made, [{ name, requestTypes: [structuredClone(copy)] }]).trees,
    [{ name, requestTypes: [] }],
  )
  return mergeServiceTrees(trees, branch).trees
}

type Place = { serviceTree: string; requestType: string; statuses: readonly string[] }

/** The request types that something at a place works with: named there, or having one of its statuses. */
export function requestTypesAt(trees: readonly ServiceTree[], { serviceTree, requestType, statuses }: Place): TypePath[] {
  const isMet = (tree: ServiceTree, type: RequestType): boolean =>
    (serviceTree === '' || sameName(tree.name, serviceTree)) &&
    (requestType === '' ? statuses.length > 0 : sameName(type.name, requestType)) &&
    (requestType !== '' || statuses.some((status) => type.statuses.some((own) => sameName(own, status))))
  return trees.flatMap((tree, at) =>
    tree.requestTypes.flatMap((type, index): TypePath[] => (isMet(tree, type) ? [[at, index]] : [])),
  )
}
