import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'
import { rpc } from '../../connection/index.ts'

type PortalReasonProps = {
  templateId: string
  reason: string
  provider: ProviderDescriptor
  /** Null in training: the simulators have no portal. */
  portal: string | null
  onDone?: () => void
}

/** Where a provider's API is silent about the reason: leads to the portal and takes down what it says. */
export function PortalReason({ templateId, reason, provider, portal, onDone }: PortalReasonProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(reason)
  const note = useMutation(rpc.templates.noteReason.mutationOptions({ onSuccess: () => onDone?.() }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    note.mutate({ id: templateId, reason: text.trim() })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {reason === '' && (
          <Text size="sm">
            <b>{t('reviews.reason.silentTitle', { provider: provider.label })}.</b> {t('reviews.reason.silentText')}
          </Text>
        )}
        <Textarea
          label={t('reviews.reason.field')}
          placeholder={t('reviews.reason.placeholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={8}
        />
        <Group gap="sm">
          <Button type="submit" size="compact-sm" loading={note.isPending} disabled={text.trim() === reason.trim()}>
            {t('reviews.reason.save')}
          </Button>
          {portal !== null && (
            <Anchor href={portal} target="_blank" rel="noreferrer" size="sm">
              {t('reviews.reason.portal')} <IconExternalLink size={13} aria-hidden />
            </Anchor>
          )}
        </Group>
      </Stack>
    </form>
  )
}
