import type { AppContext } from '../context.ts'
import { AppProblem } from '../problem.ts'

/**
 * Who confirms something now, for what counts only with a person's name on it.
 * @throws AppProblem `operator-missing` where nobody has said who works here
 */
export function operatorOf({ settings }: AppContext['store']): string {
  const operator = settings.get().operator.trim()
  if (operator === '') throw new AppProblem('operator-missing')
  return operator
}
