import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Draft } from '#core/review'
import { rpc } from '../../connection/index.ts'
import { studioHref } from '../../shared/routes.ts'

export type Beginning = Pick<Draft, 'accountId' | 'senderId' | 'content' | 'bindings'>

/** A draft with nothing written yet. */
export const BLANK: Draft['content'] = {
  name: '',
  language: 'pt_BR',
  category: 'UTILITY',
  body: { text: '' },
  buttons: [],
  samples: {},
}

/** Makes a draft and opens it. */
export function useBegin(implementationId: string) {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const create = useMutation(
    rpc.drafts.create.mutationOptions({
      onSuccess: (draft) => {
        queries.setQueryData(rpc.drafts.get.queryKey({ input: { id: draft.id } }), draft)
        navigate(studioHref(implementationId, draft.id))
      },
    }),
  )
  return { begin: (written: Beginning): void => create.mutate({ implementationId, ...written }), isBusy: create.isPending }
}
