import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { rpc } from '../../connection/index.ts'
import { stepHref } from '../../shared/routes.ts'

/** "Implantação de treino": makes one and opens it. */
export function useStartTraining() {
  const [, navigate] = useLocation()
  return useMutation(
    rpc.implementations.createTraining.mutationOptions({
      onSuccess: (created) => navigate(stepHref(created.id, 'client')),
    }),
  )
}
