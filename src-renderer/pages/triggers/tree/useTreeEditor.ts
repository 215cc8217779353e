import { useDeferredValue, useMemo, useState } from 'react'
import { parseServiceTree, type ServiceTree, type ServiceTreeProblem, withSwitchesOf, writeServiceTree } from '#core/services'
import type { TreeChange } from '#core/triggers'
import { type History, redo, startHistory, undo, write } from '../../../shared/undo-history.ts'

export type TreeEditor = {
  trees: ServiceTree[]
  /** As typed, or as the trees are written. */
  text: string
  /** Lines of the text without a place; while there are any, the text is not in the trees yet. */
  problems: readonly ServiceTreeProblem[]
  /** What of the text has its place, switches included. */
  read: ServiceTree[]
  type(text: string): void
  /** Any change but typing: one step to undo. `along`: what else goes with it. */
  change(trees: ServiceTree[], along?: TreeChange): void
  /** Takes along without a change of the trees. */
  take(along: TreeChange): void
  undo: ((along?: TreeChange) => void) | null
  redo: ((along?: TreeChange) => void) | null
  /** What `redo` would bring back. */
  next: ServiceTree[] | undefined
}

/** `from`: the trees that the text was written from: they know the switches, which text does not say (M16). */
type Typed = { text: string; from: readonly ServiceTree[] }

/** The service tree while it is edited, by hand and as text: one state, one history. */
export function useTreeEditor(
  saved: readonly ServiceTree[],
  save: (trees: ServiceTree[], along?: TreeChange) => void,
): TreeEditor {
  const [history, setHistory] = useState<History<ServiceTree[]>>(() => startHistory([...saved]))
  const [typed, setTyped] = useState<Typed | null>(null)
  const trees = history.present
  const text = useMemo(() => typed?.text ?? writeServiceTree(trees), [typed, trees])
  // A large paste is read for the hints behind the typing.
  const shown = useDeferredValue(text)
  const parsed = useMemo(() => parseServiceTree(shown), [shown])
  const step = (next: History<ServiceTree[]>, along?: TreeChange): void => {
    setHistory(next)
    setTyped(null)
    save(next.present, along)
  }
  return {
    trees,
    text,
    problems: typed ? parsed.problems : [],
    read: withSwitchesOf(parsed.trees, typed?.from ?? trees),
    type: (next) => {
      const from = typed?.from ?? trees
      setTyped({ text: next, from })
      const now = parseServiceTree(next)
      // A line without a place would be gone on the next visit, so it is not saved without it.
      if (now.problems.length > 0) return
      const kept = withSwitchesOf(now.trees, from)
      setHistory(write(history, kept, { field: 'text', at: Date.now() }))
      save(kept)
    },
    change: (next, along) => step(write(history, next, null), along),
    take: (along) => save(trees, along),
    undo: history.past.length > 0 ? (along) => step(undo(history), along) : null,
    redo: history.future.length > 0 ? (along) => step(redo(history), along) : null,
    next: history.future[0],
  }
}
