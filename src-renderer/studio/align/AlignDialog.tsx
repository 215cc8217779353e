import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PlaceholderScope } from '#core/template'
import type { PlaceholderStyle } from '#core/variables'
import { Dialog } from '../../components/Dialog.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { rpc } from '../../connection/index.ts'
import { AlignForm } from './AlignForm.tsx'
import type { AlignResult, Texts } from './align-texts.ts'

type AlignDialogProps = {
  opened: boolean
  onClose: () => void
  implementationId: string
  /** As the provider writes its placeholders. */
  style: PlaceholderStyle
  scope: PlaceholderScope
  /** By component; without it header and body are asked for. */
  providerText?: Texts
  /** The provider's texts stand as they are: only what fills them is asked for. */
  isBindingsOnly?: boolean
  onApply: (result: AlignResult) => void
}

/** M10: the text as the CRM has it beside the provider's: what fills each placeholder is found, or the provider's text is made. */
export function AlignDialog({ opened, onClose, implementationId, ...form }: AlignDialogProps) {
  const { t } = useTranslation()
  const { data: variables } = useQuery({ ...rpc.variables.list.queryOptions({ input: { implementationId } }), enabled: opened })
  return (
    <Dialog opened={opened} title={t('align.title')} size={1160} onClose={onClose}>
      {variables ? <AlignForm {...form} variables={variables} onCancel={onClose} /> : <RowsSkeleton />}
    </Dialog>
  )
}
