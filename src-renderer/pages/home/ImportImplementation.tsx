import { Button, FileButton, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ImportChoice, OpenedImplementation } from '#core/contract'
import { oneOf } from '#core/text'
import { Dialog } from '../../components/Dialog.tsx'
import { Form, useForm } from '../../components/Form.tsx'
import { api, rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'
import { stepHref } from '../../shared/routes.ts'

/** "Importar implantação…": a file that a colleague saved; where it is here already, the person chooses. */
export function ImportImplementation() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<OpenedImplementation | null>(null)
  const open = useMutation({
    mutationFn: async (file: File) => {
      // It brings the contract, which the first page does without.
      const { sendFile } = await import('../../shared/send-file.ts')
      return api.handover.open({ uploadId: await sendFile(file) })
    },
    onSuccess: setOpened,
  })
  return (
    <>
      <FileButton accept=".disparo-implementation" onChange={(file) => file && open.mutate(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={open.isPending}>
            {t('handover.open')}
          </Button>
        )}
      </FileButton>
      <Dialog
        opened={opened !== null}
        title={t('handover.title', { client: opened?.client ?? '' })}
        size={560}
        onClose={() => setOpened(null)}
      >
        {opened && <ImportForm opened={opened} onDone={() => setOpened(null)} />}
      </Dialog>
    </>
  )
}

function ImportForm({ opened, onDone }: { opened: OpenedImplementation; onDone: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const ways = opened.existing === null ? (['continue', 'next'] as const) : (['copy', 'replace', 'next'] as const)
  const [as, setAs] = useState<ImportChoice['as']>(ways[0])
  const [client, setClient] = useState('')
  const take = useMutation(
    rpc.handover.take.mutationOptions({
      meta: { inForm: true },
      onSuccess: ({ id }) => {
        notify('done', t('handover.done'))
        onDone()
        navigate(stepHref(id, 'provider'))
      },
    }),
  )
  const isNameless = as === 'next' && client.trim() === ''
  const form = useForm(take, () => {
    if (!isNameless) take.mutate({ openedId: opened.openedId, choice: as === 'next' ? { as, client: client.trim() } : { as } })
  })
  return (
    <Form form={form} verb={t('handover.verb')} onCancel={onDone}>
      <Text size="sm">{t('handover.inside', opened.counts)}</Text>
      {opened.existing && <Text size="sm">{t('handover.existing', { client: opened.existing.client })}</Text>}
      <Radio.Group
        label={t('handover.how')}
        value={as}
        onChange={(value) => setAs(oneOf<ImportChoice['as']>(ways, value) ?? ways[0])}
      >
        <Stack gap="xs" mt="xs">
          {ways.map((way) => (
            <Radio key={way} value={way} label={t(`handover.as.${way}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {as === 'next' && (
        <TextInput
          label={t('handover.client')}
          maxLength={120}
          value={client}
          onChange={(event) => setClient(event.currentTarget.value)}
          error={form.isChecked && isNameless && t('handover.clientMissing')}
        />
      )}
    </Form>
  )
}
