type Fields = Readonly<Record<string, unknown>>

/** An edit: what the person saw, and what they made of it; a field that is not there is undefined. */
export type Edit<T extends Fields = Fields> = { base: T; mine: T }

/** By what they hold: values here are texts, numbers, switches and lists of them. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Each field that only one side changed is that side's; `clashes` are those that both changed, each
 * to something else, with `mine` in `merged`. Fields that the edit does not speak of stay.
 */
export function mergeEdit<T extends Fields>({ base, mine }: Edit<T>, current: T): { merged: T; clashes: string[] } {
  const merged: Record<string, unknown> = { ...current }
  const clashes: string[] = []
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    if (isSame(mine[field], base[field])) continue
    if (!isSame(current[field], base[field]) && !isSame(current[field], mine[field])) clashes.push(field)
    if (mine[field] === undefined) delete merged[field]
    else merged[field] = mine[field]
  }
  return { merged: merged as T, clashes }
}
