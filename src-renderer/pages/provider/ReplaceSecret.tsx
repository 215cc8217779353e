import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { Form, useForm } from '../../components/Form.tsx'
import { rpc } from '../../connection/index.ts'
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
  const form = useForm(replace, () => replace.mutate({ id: account.id, secret: secret.trim() }))
  return (
    <Form
      form={form}
      autoComplete="off"
      verb={t('accounts.replaceSecret')}
      isDisabled={secret.trim() === ''}
      onCancel={onClose}
      layout={{ gap: 'sm', mt: 'md', maw: 560 }}
    >
      {provider && <SecretInput provider={provider} value={secret} onChange={setSecret} />}
    </Form>
  )
}
