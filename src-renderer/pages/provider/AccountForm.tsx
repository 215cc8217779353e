import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { Choice } from '../../components/Choice.tsx'
import { Form, useForm } from '../../components/Form.tsx'
import { rpc } from '../../connection/index.ts'
import { focusRow } from '../../shared/focus-row.ts'
import { AccountFields } from './AccountFields.tsx'
import { freeLabel, initialSettings, lacksSettings, refusedAddress } from './provider-fields.ts'
import { SecretInput } from './SecretInput.tsx'

type AccountFormProps = {
  implementationId: string
  providers: ProviderDescriptor[]
  /** Labels of the accounts that are there already. */
  taken: readonly string[]
  onDone: () => void
  onCancel: (() => void) | null
}

export function AccountForm({ implementationId, providers, taken, onDone, onCancel }: AccountFormProps) {
  const { t } = useTranslation()
  const [provider, setProvider] = useState(providers[0])
  const [mode, setMode] = useState<ProviderAccount['mode']>('live')
  /** Null: as proposed. */
  const [typedLabel, setTypedLabel] = useState<string | null>(null)
  const [secret, setSecret] = useState('')
  const [settings, setSettings] = useState(() => initialSettings(providers[0]))
  const check = useMutation(rpc.accounts.check.mutationOptions())
  const create = useMutation(
    rpc.accounts.create.mutationOptions({
      // The call's input holds the credential: nothing keeps it once the form is gone.
      gcTime: 0,
      meta: { inForm: true },
      onSuccess: (account) => {
        setSecret('')
        check.mutate({ id: account.id })
        onDone()
        focusRow(account.id)
      },
    }),
  )
  const isLive = mode === 'live'
  const label = typedLabel ?? freeLabel(provider?.label ?? '', taken)
  const secretMissing = isLive && secret.trim() === ''
  const labelMissing = label.trim() === ''
  const form = useForm(create, () => {
    if (!provider || labelMissing || secretMissing) return
    if (isLive && (lacksSettings(provider, settings) || refusedAddress(provider, settings) !== null)) return
    const common = { implementationId, provider: provider.id, label: label.trim(), mode }
    create.mutate(isLive ? { ...common, settings, secret: secret.trim() } : common)
  })
  if (!provider) return null
  const { isChecked } = form
  return (
    <Form
      form={form}
      aria-label={t('accounts.add')}
      autoComplete="off"
      verb={t('accounts.save')}
      onCancel={onCancel}
      layout={{ maw: 720 }}
    >
      <Choice
        label={t('accounts.mode')}
        hint={isLive ? t('accounts.liveHint') : t('training.hint')}
        value={mode}
        onChange={setMode}
        options={[
          { value: 'live', label: t('accounts.live') },
          { value: 'training', label: t('training.name') },
        ]}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('accounts.provider')}
          data={providers.map(({ id, label: name }) => ({ value: id, label: name }))}
          value={provider.id}
          onChange={(id) => {
            const next = providers.find((candidate) => candidate.id === id)
            setProvider(next)
            setSettings(initialSettings(next))
            // A credential typed for one provider must not go to another.
            setSecret('')
            form.startOver()
          }}
        />
        <TextInput
          label={t('accounts.label')}
          value={label}
          onChange={(event) => setTypedLabel(event.currentTarget.value)}
          error={isChecked && labelMissing ? t('accounts.labelMissing') : undefined}
          maxLength={60}
          required
        />
      </SimpleGrid>
      {isLive && (
        <SecretInput
          provider={provider}
          value={secret}
          onChange={setSecret}
          error={isChecked && secretMissing ? t('accounts.secretMissing') : undefined}
        />
      )}
      {isLive && (
        <AccountFields key={provider.id} provider={provider} settings={settings} onChange={setSettings} isChecked={isChecked} />
      )}
    </Form>
  )
}
