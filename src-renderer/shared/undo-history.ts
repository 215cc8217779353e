/** Every state of a draft while it is open: one history for all of its fields. */
export type History<T> = {
  past: readonly T[]
  present: T
  future: readonly T[]
  /** The run of typing that the present belongs to. */
  run: Run | null
}

/** What is typed in one field without a pause is one step. Milliseconds. */
type Run = { field: string; since: number; last: number }

/** A pause this long ends a run; so does its length, or undoing would take a whole paragraph at once. */
const PAUSE_MS = 900
const RUN_MS = 5_000
/** Beyond this many steps nobody goes back. */
const KEPT = 200

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], run: null })

/**
 * The next state. Nothing changes where it is the present one.
 * @param typing the field that is typed in, and when (milliseconds); null for everything that is a step by itself
 */
export function write<T>(history: History<T>, next: T, typing: { field: string; at: number } | null): History<T> {
  if (Object.is(next, history.present)) return history
  const { run } = history
  const goesOn =
    typing !== null &&
    run !== null &&
    typing.field === run.field &&
    typing.at - run.last <= PAUSE_MS &&
    typing.at - run.since <= RUN_MS
  return {
    past: goesOn ? history.past : [...history.past, history.present].slice(-KEPT),
    present: next,
    future: [],
    run: typing && { field: typing.field, since: goesOn ? run.since : typing.at, last: typing.at },
  }
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    run: null,
  }
}

export function redo<T>(history: History<T>): History<T> {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.present], present: after, future, run: null }
}
