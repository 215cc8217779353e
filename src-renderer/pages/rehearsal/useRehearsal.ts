import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { RehearsalProgress } from '#core/contract'
import { api, rpc } from '../../connection/index.ts'
import { isAbort, type ShownProblem, toProblem } from '../../shared/problems.ts'

type Running = Exclude<RehearsalProgress, { phase: 'done' }>
export type RehearsalInput = Parameters<typeof api.rehearsals.run>[0]

/** Rehearses; given up, or failing, the last rehearsal stays. `progress` null: not running. */
export function useRehearsal() {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Running | null>(null)
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const run = async (input: RehearsalInput, total: number): Promise<void> => {
    const controller = new AbortController()
    const { signal } = controller
    running.current = controller
    setProblem(null)
    setProgress({ phase: 'reading', rows: 0, total })
    try {
      for await (const news of await api.rehearsals.run(input, { signal }))
        if (news.phase !== 'done' && !signal.aborted) setProgress(news)
      await queries.invalidateQueries({ queryKey: rpc.rehearsals.key() })
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) setProblem(toProblem(error))
    }
    if (running.current === controller) setProgress(null)
  }
  const cancel = (): void => {
    running.current?.abort()
    running.current = null
    setProgress(null)
  }
  return { progress, problem, run, cancel }
}
