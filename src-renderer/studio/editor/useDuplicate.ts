import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { type Draft, nextVersionName } from '#core/review'
import { rpc } from '../../connection/index.ts'
import { studioHref } from '../../shared/routes.ts'
import type { Written } from './draft-edits.ts'

/** Another draft with the same text, under the next version's name. */
export function useDuplicate({ implementationId }: Draft, taken: readonly string[]) {
  const [, navigate] = useLocation()
  const create = useMutation(
    rpc.drafts.create.mutationOptions({ onSuccess: ({ id }) => navigate(studioHref(implementationId, id)) }),
  )
  return ({ content, ...written }: Written): void => {
    const name = content.name === '' ? '' : nextVersionName(content.name, taken)
    create.mutate({ implementationId, ...written, content: { ...content, name } })
  }
}
