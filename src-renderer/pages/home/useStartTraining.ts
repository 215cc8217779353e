import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { stepHref } from '../../app/steps.ts'
import { rpc } from '../../connection/index.ts'

/** "Implantação de treino": makes one and opens it. */
export function useStartTraining() {
  const [, navigate] = useLocation()
  return useMutation(
    rpc.implementations.createTraining.mutationOptions({
      onSuccess: (created) => navigate(stepHref(created.id, 'client')),
    }),
  )
}
