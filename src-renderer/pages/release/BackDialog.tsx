import { Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReleaseView, SigningKeyView } from '#core/contract'
import { Dialog } from '../../components/Dialog.tsx'
import { Form, useForm } from '../../components/Form.tsx'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'
import { isSaid, type Said, SaidFields } from './SaidFields.tsx'

type BackDialogProps = { release: ReleaseView; keys: SigningKeyView[] | null; operator: string; onClose: () => void }

/** A new release with the content of an earlier one. */
export function BackDialog({ release, keys, operator, onClose }: BackDialogProps) {
  const { t } = useTranslation()
  const [said, setSaid] = useState<Said>({ note: '', person: operator, key: null })
  const back = useMutation(
    rpc.releases.back.mutationOptions({
      meta: { inForm: true },
      onSuccess: ({ number, sequence }) => {
        notify('done', t('release.wentBack', { number, sequence }))
        onClose()
      },
    }),
  )
  const form = useForm(back, () => {
    if (isSaid(said)) back.mutate({ id: release.id, ...said })
  })
  const title = t('release.backTitle', { number: release.number })
  return (
    <Dialog opened title={title} size={560} onClose={onClose}>
      <Form form={form} aria-label={title} verb={t('release.back')} onCancel={onClose}>
        <Text size="sm">{t('release.backText')}</Text>
        <SaidFields said={said} onChange={setSaid} keys={keys} isChecked={form.isChecked} />
      </Form>
    </Dialog>
  )
}
