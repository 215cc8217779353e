import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'
import { useFieldWords } from './provider-fields.ts'

type SecretInputProps = {
  provider: ProviderDescriptor
  value: string
  onChange: (secret: string) => void
  /** In place of where the provider shows it. */
  hint?: string | undefined
  error?: string | undefined
}

/** The provider's credential, typed or pasted; no browser may remember it. */
export function SecretInput({ provider, value, onChange, hint, error }: SecretInputProps) {
  const { t } = useTranslation()
  const words = useFieldWords()
  const name = provider.fields.find((field) => field.secret)?.name
  if (name === undefined) return null
  return (
    <PasswordInput
      label={words.label(provider.id, name)}
      description={hint ?? words.hint(provider.id, name)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      // Mantine says it of every field but this one.
      aria-invalid={error !== undefined || undefined}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': t('accounts.showSecret'), tabIndex: 0 }}
      required
    />
  )
}
