import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SqlTarget } from '#core/consent'
import { api, rpc } from '../../../connection/index.ts'
import { isAbort, type ShownProblem, toProblem } from '../../../shared/problems.ts'

/** Works the plan out; given up, or failing, the one that was there stays. `rows` read so far; null: not running. */
export function usePlan(implementationId: string) {
  const queries = useQueryClient()
  const [rows, setRows] = useState<number | null>(null)
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const calculate = async (target: SqlTarget): Promise<void> => {
    const controller = new AbortController()
    const { signal } = controller
    running.current = controller
    setProblem(null)
    setRows(0)
    try {
      for await (const progress of await api.consent.plan({ implementationId, target }, { signal }))
        if (progress.phase === 'reading' && !signal.aborted) setRows(progress.rows)
      await queries.invalidateQueries({ queryKey: rpc.consent.get.key({ input: { implementationId } }) })
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) setProblem(toProblem(error))
    }
    if (running.current === controller) setRows(null)
  }
  const cancel = (): void => {
    running.current?.abort()
    running.current = null
    setRows(null)
  }
  return { rows, problem, calculate, cancel }
}
