import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { LiveAct, LiveAnswer, LiveHop } from '#core/contract'
import { api } from '../../connection/index.ts'
import { isAbort, type ShownProblem, toProblem } from '../../shared/problems.ts'

/** A simulated CRM that has loaded what is set up now; what happens in it, hop by hop. */
export function useLive(implementationId: string) {
  const opening = useMutation({ mutationFn: () => api.live.open({ implementationId }), onMutate: () => setHops([]) })
  const [hops, setHops] = useState<LiveHop[]>([])
  const [isRunning, setIsRunning] = useState(false)
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  const running = useRef<AbortController | null>(null)
  const { mutate } = opening
  useEffect(() => {
    mutate()
    return () => running.current?.abort()
  }, [mutate])

  const follow = async (begin: (signal: AbortSignal) => ReturnType<typeof api.live.act>): Promise<void> => {
    const controller = new AbortController()
    running.current = controller
    setProblem(null)
    setIsRunning(true)
    try {
      for await (const hop of await begin(controller.signal)) setHops((before) => [...before, hop])
    } catch (error) {
      if (!controller.signal.aborted && !isAbort(error)) setProblem(toProblem(error))
    }
    setIsRunning(false)
  }
  const opened = opening.data?.ok ? opening.data : null
  const key = opened?.key ?? ''
  return {
    opening,
    opened,
    hops,
    isRunning,
    problem,
    act(act: LiveAct): void {
      setHops([])
      void follow((signal) => api.live.act({ key, act }, { signal }))
    },
    reply: (answer: LiveAnswer): void => void follow((signal) => api.live.reply({ key, answer }, { signal })),
  }
}
