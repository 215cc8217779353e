import { diffChars } from 'diff'
import { fold } from '#core/text'
import { suggestVariable } from './catalogue.ts'
import type { CrmVariable } from './model.ts'

/** The token that somebody who typed this one meant: written nearly so, or in other words. Null where none is, or two are as near. */
export function nearestVariable(token: string, variables: readonly CrmVariable[]): string | null {
  const wanted = fold(token)
  // A letter that is another one counts twice.
  let least = Math.max(1, Math.floor(wanted.length / 4)) * 2
  let nearest: string[] = []
  for (const variable of variables) {
    const pieces = diffChars(wanted, fold(variable.token), { maxEditLength: least })
    if (!pieces) continue
    const changes = pieces.reduce((sum, { added, removed, count }) => (added || removed ? sum + count : sum), 0)
    nearest = changes < least ? [variable.token] : [...nearest, variable.token]
    least = changes
  }
  const [only, ...others] = nearest
  return only !== undefined && others.length === 0 ? only : (suggestVariable(token, variables)?.token ?? null)
}
