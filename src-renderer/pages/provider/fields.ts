import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'

export const initialSettings = (provider: ProviderDescriptor | undefined): Record<string, string> =>
  Object.fromEntries(provider?.fields.filter((field) => !field.secret).map((field) => [field.name, field.initial]) ?? [])

/** The sentences of a provider's own fields, by name; a field nobody wrote sentences for shows its name. */
export function useFieldWords() {
  const { t, i18n } = useTranslation()
  const say = (key: string): string | undefined => (i18n.exists(key) ? String(t(key as never)) : undefined)
  return {
    label: (provider: string, field: string): string => say(`providers.${provider}.fields.${field}.label`) ?? field,
    hint: (provider: string, field: string): string | undefined => say(`providers.${provider}.fields.${field}.hint`),
  }
}
