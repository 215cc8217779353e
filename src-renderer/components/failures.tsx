import { notify } from '../shared/notify.ts'
import { isAbort, type ShownProblem, toProblem } from '../shared/problems.ts'
import { createStore } from '../shared/store.ts'
import { ProblemSentence } from './ProblemCard.tsx'

type Failure = { id: number; at: string; problem: ShownProblem; accountId: string | null }

/** More than this many means a loop, not news. */
const KEPT = 20

const failures = createStore<readonly Failure[]>([])
let nextId = 1

/** What failed in the background and was not dismissed yet, newest first. */
export const useFailures = (): readonly Failure[] => failures.use()

/** A template's decision, in words, with the way to it. */
export type Told = { id: number; at: string; title: string; text: string; isGood: boolean; href: string }

const told = createStore<readonly Told[]>([])

/** Decisions that were told and not dismissed yet, newest first. */
export const useTold = (): readonly Told[] => told.use()

/** A toast is gone in seconds: the status area keeps it. */
export const keepTold = (news: Omit<Told, 'id' | 'at'>): void =>
  told.set([{ ...news, id: nextId++, at: new Date().toISOString() }, ...told.get()].slice(0, KEPT))

export const dismissFailures = (): void => {
  failures.set([])
  told.set([])
}

/**
 * The one way for a failure to reach the person. `background`: nobody asked for
 * it, so it goes to the status area of the top bar and interrupts nothing. A form
 * shows its own failure itself and does not come here.
 */
export function reportError(
  error: unknown,
  { background, accountId = null }: { background: boolean; accountId?: string | null },
): void {
  if (isAbort(error)) return
  const problem = toProblem(error)
  // The banner says it already.
  if (problem.code === 'disconnected') return
  if (!background) {
    notify('failed', <ProblemSentence problem={problem} />)
    return
  }
  reportProblem(problem, accountId)
}

/** What nobody asked for and everybody should know, in the status area of the top bar. */
export function reportProblem(problem: ShownProblem, accountId: string | null = null): void {
  const others = failures.get().filter((failure) => failure.problem.code !== problem.code || failure.accountId !== accountId)
  failures.set([{ id: nextId++, at: new Date().toISOString(), problem, accountId }, ...others].slice(0, KEPT))
}
