import { Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { FormButtons } from '../../components/FormButtons.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { AccountFields } from './AccountFields.tsx'
import { lacksSettings } from './provider-fields.ts'

type EditAccountProps = {
  account: ProviderAccount
  provider: ProviderDescriptor
  /** It is saved; other settings may need another look at the connection. */
  onSaved: () => void
  onClose: () => void
}

/** The account's name and settings; its credential has a form of its own. */
export function EditAccount({ account, provider, onSaved, onClose }: EditAccountProps) {
  const { t } = useTranslation()
  const [label, setLabel] = useState(account.label)
  const [settings, setSettings] = useState(account.settings)
  const [isChecked, setChecked] = useState(false)
  const save = useMutation(
    rpc.accounts.update.mutationOptions({
      meta: { inForm: true },
      onSuccess: () => {
        onClose()
        onSaved()
      },
    }),
  )
  const isLive = account.mode === 'live'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (label.trim() === '' || (isLive && lacksSettings(provider, settings))) return
    save.mutate({ id: account.id, label: label.trim(), ...(isLive ? { settings } : {}) })
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t('accounts.edit')}>
      <Stack gap="sm" mt="md" maw={560}>
        {save.error && <ProblemCard problem={toProblem(save.error)} />}
        <TextInput
          label={t('accounts.label')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          error={isChecked && label.trim() === '' ? t('accounts.labelMissing') : undefined}
          maxLength={60}
          required
        />
        {isLive && <AccountFields provider={provider} settings={settings} onChange={setSettings} isChecked={isChecked} />}
        <FormButtons verb={t('accounts.saveEdit')} busy={save.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}
