import { type Edit, mergeEdit } from '#core/edits'
import { AppProblem } from '../problem.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * An edit on what is stored now, with what another window changed kept. Without a base it is taken as it is.
 * @throws AppProblem `changed-elsewhere` with both sides' fields, for the person to choose
 */
export function settled<T extends Fields>(mine: T, base: Edit['base'] | undefined, current: T | null): T {
  if (base === undefined || current === null) return mine
  const { merged, clashes } = mergeEdit<Fields>({ base, mine: { ...base, ...mine } }, { ...current })
  if (clashes.length === 0) return { ...mine, ...Object.fromEntries(Object.keys(mine).map((field) => [field, merged[field]])) }
  const theirs = Object.fromEntries(clashes.map((field) => [field, current[field] ?? null]))
  throw new AppProblem('changed-elsewhere', { theirs: JSON.stringify(theirs), count: clashes.length })
}
