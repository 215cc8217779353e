import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Draft } from '#core/review'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { rpc } from '../../connection/index.ts'
import { stepHref, studioHref } from '../../shared/routes.ts'
import { AlignDialog } from '../align/index.ts'
import { SubmitDialog } from '../submit/index.ts'
import { withAligned } from './filling.ts'
import { useStudio } from './studio-context.ts'

export type OpenDialog = { what: 'submit'; draft: Draft } | { what: 'crm'; texts: Texts | undefined } | { what: 'discard' }

/** By component; undefined where nothing is written yet. */
type Texts = ComponentProps<typeof AlignDialog>['providerText']

type DraftDialogsProps = {
  dialog: OpenDialog | null
  draft: Draft
  onFlush: () => void
  onClose: () => void
}

/** What is asked before a draft goes to its provider, or is thrown away. */
export function DraftDialogs({ dialog, draft, onFlush, onClose }: DraftDialogsProps) {
  const { t } = useTranslation()
  const { provider, variables, edit } = useStudio()
  const { placeholderScope: scope, placeholderStyle: style } = provider.capabilities
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const list = rpc.drafts.list.queryKey({ input: { implementationId: draft.implementationId } })
  const remove = useMutation(
    rpc.drafts.remove.mutationOptions({
      // Gone from the list at once; should that fail, the list is asked for anew.
      onMutate: ({ id }) => queries.setQueryData(list, (drafts) => drafts?.filter((other) => other.id !== id)),
      onError: () => queries.invalidateQueries({ queryKey: list }),
    }),
  )
  const discard = (): void => {
    onFlush()
    navigate(studioHref(draft.implementationId))
    remove.mutate({ id: draft.id })
  }
  return (
    <>
      {dialog?.what === 'submit' && (
        <SubmitDialog
          drafts={[dialog.draft]}
          onClose={onClose}
          onDone={([submission]) => navigate(stepHref(draft.implementationId, 'templates', submission?.id ?? null))}
        />
      )}
      {dialog?.what === 'crm' && (
        <AlignDialog
          opened
          implementationId={draft.implementationId}
          style={style}
          scope={scope}
          {...(dialog.texts ? { providerText: dialog.texts } : {})}
          onClose={onClose}
          onApply={(result) => {
            edit((written) => withAligned(written, result, scope, variables))
            onClose()
          }}
        />
      )}
      <ConfirmDialog
        opened={dialog?.what === 'discard'}
        title={t('studio.discard.title')}
        text={t(draft.templateId === null ? 'studio.discard.text' : 'studio.discard.textEdit')}
        verb={t('studio.discard.verb')}
        onConfirm={discard}
        onClose={onClose}
      />
    </>
  )
}
