import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '#core/review'
import type { PlaceholderScope } from '#core/template'
import { rpc } from '../../connection/index.ts'
import { type History, redo, startHistory, undo, write } from '../../shared/undo-history.ts'
import { useAutosave } from '../../shared/useAutosave.ts'
import { type Change, tidy, type Written, writtenOf } from './draft-edits.ts'

const same = (one: Written, other: Written): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * What is written, with its history; saved by itself. Another window's change comes in as one more
 * step, so that nothing of either is lost.
 */
export function useDraftState(draft: Draft, scopeOf: (accountId: string) => PlaceholderScope) {
  const queries = useQueryClient()
  const [history, show] = useState(() => startHistory(writtenOf(draft)))
  /** Ahead of what is shown while several changes come in one go. */
  const latest = useRef(history)
  /** What the store has, or is about to have. */
  const stored = useRef({ written: writtenOf(draft), updatedAt: draft.updatedAt })
  const save = useMutation(
    rpc.drafts.save.mutationOptions({
      onSuccess: (saved) => {
        stored.current = { written: writtenOf(saved), updatedAt: saved.updatedAt }
        queries.setQueryData(rpc.drafts.get.queryKey({ input: { id: saved.id } }), saved)
      },
    }),
  )
  const { mutateAsync } = save
  const { state, schedule, flush } = useAutosave<Written>((written) => {
    const next = tidy(written, scopeOf(written.accountId))
    stored.current = { ...stored.current, written: next }
    return mutateAsync({ id: draft.id, ...next })
  })

  const go = useCallback(
    (next: History<Written>): void => {
      if (next === latest.current) return
      latest.current = next
      show(next)
      schedule(next.present)
    },
    [schedule],
  )
  const edit = useCallback(
    (change: Change, typedIn: string | null = null): void => {
      const typing = typedIn === null ? null : { field: typedIn, at: Date.now() }
      go(write(latest.current, change(latest.current.present), typing))
    },
    [go],
  )
  const goBack = useCallback(() => go(undo(latest.current)), [go])
  const goForth = useCallback(() => go(redo(latest.current)), [go])
  /** For what has to be asked before the next rendering. */
  const now = useCallback((): Written => latest.current.present, [])

  const isSaving = state === 'saving'
  useEffect(() => {
    const theirs = writtenOf(draft)
    if (isSaving || draft.updatedAt <= stored.current.updatedAt) return
    const isNews = !same(theirs, stored.current.written)
    stored.current = { written: theirs, updatedAt: draft.updatedAt }
    if (!isNews) return
    latest.current = write(latest.current, theirs, null)
    show(latest.current)
  }, [draft, isSaving])

  // Closing the window is no leaving of the page.
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => window.removeEventListener('pagehide', flush)
  }, [flush])

  /** Saves now what is written; what is submitted is what is stored. */
  const saveNow = useCallback((): Promise<Draft> => {
    const { present } = latest.current
    const next = tidy(present, scopeOf(present.accountId))
    return mutateAsync({ id: draft.id, ...next })
  }, [draft.id, mutateAsync, scopeOf])

  return { history, edit, undo: goBack, redo: goForth, now, saveState: state, flush, saveNow }
}
