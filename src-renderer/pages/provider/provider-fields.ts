import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { accountSettings, destinationOf, type ProviderDescriptor } from '#core/provider'

type Field = ProviderDescriptor['fields'][number]

/** The non-secret fields: those that every account has to fill in, and those that are fine as they are for most. */
export function settingFields(provider: ProviderDescriptor): { asked: Field[]; advanced: Field[] } {
  const open = provider.fields.filter((field) => !field.secret)
  const isAsked = (field: Field): boolean => field.required && field.initial === ''
  return { asked: open.filter(isAsked), advanced: open.filter((field) => !isAsked(field)) }
}

export const initialSettings = (provider: ProviderDescriptor | undefined): Record<string, string> =>
  Object.fromEntries(provider?.fields.filter((field) => !field.secret).map((field) => [field.name, field.initial]) ?? [])

/** Whether something that the provider needs was left empty. An advanced field left empty gets its initial value. */
export const lacksSettings = (provider: ProviderDescriptor, settings: Readonly<Record<string, string>>): boolean =>
  settingFields(provider).asked.some((field) => (settings[field.name] ?? '').trim() === '')

/** The field with an address that no credential may travel to, or null. */
export function refusedAddress({ fields }: ProviderDescriptor, settings: Readonly<Record<string, string>>): string | null {
  const read = accountSettings(fields, settings)
  return read.ok ? null : read.field
}

/** Whether these settings lead elsewhere than the account's stored ones: then its credential has to be given again. */
export function leadsElsewhere(
  { fields, id }: ProviderDescriptor,
  account: ProviderAccount,
  settings: Readonly<Record<string, string>>,
): boolean {
  const read = accountSettings(fields, settings)
  return read.ok && destinationOf(id, read.settings) !== destinationOf(account.provider, account.settings)
}

/** The provider's name, numbered where there is an account of that name already. */
export function freeLabel(name: string, taken: readonly string[]): string {
  let label = name
  for (let count = 2; taken.includes(label); count++) label = `${name} ${count}`
  return label
}

/** The sentences of a provider's own fields, by name; a field nobody wrote sentences for shows its name. */
export function useFieldWords() {
  const { t, i18n } = useTranslation()
  const say = (key: string): string | undefined => (i18n.exists(key) ? String(t(key as never)) : undefined)
  return {
    label: (provider: string, field: string): string => say(`providers.${provider}.fields.${field}.label`) ?? field,
    hint: (provider: string, field: string): string | undefined => say(`providers.${provider}.fields.${field}.hint`),
  }
}
