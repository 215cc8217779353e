import { Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { SecretInput } from './SecretInput.tsx'

type ReplaceSecretProps = {
  account: ProviderAccount
  provider: ProviderDescriptor | undefined
  onSaved: () => void
  onClose: () => void
}

/** The old credential can't be shown, only replaced. */
export function ReplaceSecret({ account, provider, onSaved, onClose }: ReplaceSecretProps) {
  const { t } = useTranslation()
  const [secret, setSecret] = useState('')
  const replace = useMutation(
    rpc.accounts.replaceSecret.mutationOptions({
      gcTime: 0,
      meta: { inForm: true },
      onSuccess: () => {
        onClose()
        onSaved()
      },
    }),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (secret.trim() !== '') replace.mutate({ id: account.id, secret: secret.trim() })
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="sm" mt="md" maw={560}>
        {replace.error && <ProblemCard problem={toProblem(replace.error)} />}
        {provider && <SecretInput provider={provider} value={secret} onChange={setSecret} />}
        <Group gap="sm">
          <Button type="submit" loading={replace.isPending} disabled={secret.trim() === ''}>
            {t('accounts.replaceSecret')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
