import { Button, Collapse, Stack, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'
import { refusedAddress, settingFields, useFieldWords } from './provider-fields.ts'

type AccountFieldsProps = {
  provider: ProviderDescriptor
  settings: Readonly<Record<string, string>>
  onChange: (settings: Record<string, string>) => void
  isChecked: boolean
}

/** What a provider asks beside the credential, as its descriptor says; what is fine for most stays folded. */
export function AccountFields({ provider, settings, onChange, isChecked }: AccountFieldsProps) {
  const { t } = useTranslation()
  const words = useFieldWords()
  const advancedId = useId()
  const [isOpen, setOpen] = useState(false)
  const { asked, advanced } = settingFields(provider)
  const refused = refusedAddress(provider, settings)
  const errorOf = (name: string, isAsked: boolean): string | undefined => {
    if (name === refused) return t('accounts.addressRefused')
    return isAsked && isChecked && (settings[name] ?? '').trim() === '' ? t('accounts.fieldMissing') : undefined
  }
  const input = ({ name }: { name: string }, isAsked: boolean) => (
    <TextInput
      key={name}
      label={words.label(provider.id, name)}
      description={words.hint(provider.id, name)}
      value={settings[name] ?? ''}
      onChange={(event) => onChange({ ...settings, [name]: event.currentTarget.value })}
      error={errorOf(name, isAsked)}
      required={isAsked}
    />
  )
  return (
    <>
      {asked.map((field) => input(field, true))}
      {advanced.length > 0 && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
            aria-expanded={isOpen}
            aria-controls={advancedId}
            onClick={() => setOpen(!isOpen)}
          >
            {t('accounts.advanced')}
          </Button>
          <Collapse expanded={isOpen} id={advancedId}>
            <Stack gap="sm" pt="xs">
              {advanced.map((field) => input(field, false))}
            </Stack>
          </Collapse>
        </div>
      )}
    </>
  )
}
