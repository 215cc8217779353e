import { notify } from '../shared/notify.ts'
import { isAbort, type ShownProblem, toProblem } from '../shared/problems.ts'
import { createStore } from '../shared/store.ts'
import { ProblemSentence } from './ProblemCard.tsx'

type Failure = { id: number; at: string; problem: ShownProblem }

/** More than this many means a loop, not news. */
const KEPT = 20

const failures = createStore<readonly Failure[]>([])
let nextId = 1

/** What failed in the background and was not dismissed yet, newest first. */
export const useFailures = (): readonly Failure[] => failures.use()

export const dismissFailures = (): void => failures.set([])

/**
 * The one way for a failure to reach the person. `background`: nobody asked for
 * it, so it goes to the status area of the top bar and interrupts nothing. A form
 * shows its own failure itself and does not come here.
 */
export function reportError(error: unknown, { background }: { background: boolean }): void {
  if (isAbort(error)) return
  const problem = toProblem(error)
  // The banner says it already.
  if (problem.code === 'disconnected') return
  if (!background) {
    notify('failed', <ProblemSentence problem={problem} />)
    return
  }
  reportProblem(problem)
}

/** What nobody asked for and everybody should know, in the status area of the top bar. */
export function reportProblem(problem: ShownProblem): void {
  const others = failures.get().filter((failure) => failure.problem.code !== problem.code)
  failures.set([{ id: nextId++, at: new Date().toISOString(), problem }, ...others].slice(0, KEPT))
}
