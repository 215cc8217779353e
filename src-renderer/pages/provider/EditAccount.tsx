import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { Form, useForm } from '../../components/Form.tsx'
import { rpc } from '../../connection/index.ts'
import { AccountFields } from './AccountFields.tsx'
import { lacksSettings, leadsElsewhere, refusedAddress } from './provider-fields.ts'
import { SecretInput } from './SecretInput.tsx'

type EditAccountProps = {
  account: ProviderAccount
  provider: ProviderDescriptor
  /** It is saved; other settings may need another look at the connection. */
  onSaved: () => void
  onClose: () => void
}

/** The account's name and settings. Its credential is asked for only where they lead elsewhere than before. */
export function EditAccount({ account, provider, onSaved, onClose }: EditAccountProps) {
  const { t } = useTranslation()
  const [label, setLabel] = useState(account.label)
  const [settings, setSettings] = useState(account.settings)
  const [secret, setSecret] = useState('')
  const save = useMutation(
    rpc.accounts.update.mutationOptions({
      // The call's input may hold the credential.
      gcTime: 0,
      meta: { inForm: true },
      onSuccess: () => {
        onClose()
        onSaved()
      },
    }),
  )
  const isLive = account.mode === 'live'
  const hasMoved = isLive && leadsElsewhere(provider, account, settings)
  const form = useForm(save, () => {
    if (label.trim() === '' || (hasMoved && secret.trim() === '')) return
    if (isLive && (lacksSettings(provider, settings) || refusedAddress(provider, settings) !== null)) return
    save.mutate({
      id: account.id,
      label: label.trim(),
      ...(isLive && { settings }),
      ...(hasMoved && { secret: secret.trim() }),
    })
  })
  return (
    <Form
      form={form}
      aria-label={t('accounts.edit')}
      autoComplete="off"
      verb={t('accounts.saveEdit')}
      onCancel={onClose}
      layout={{ gap: 'sm', mt: 'md', maw: 560 }}
    >
      <TextInput
        label={t('accounts.label')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        error={form.isChecked && label.trim() === '' ? t('accounts.labelMissing') : undefined}
        maxLength={60}
        required
      />
      {isLive && <AccountFields provider={provider} settings={settings} onChange={setSettings} isChecked={form.isChecked} />}
      {hasMoved && (
        <SecretInput
          provider={provider}
          value={secret}
          onChange={setSecret}
          hint={t('accounts.moved')}
          error={form.isChecked && secret.trim() === '' ? t('accounts.secretMissing') : undefined}
        />
      )}
    </Form>
  )
}
