import { Autocomplete, type AutocompleteProps, type InputWrapperProps, TextInput } from '@mantine/core'
import { type FocusEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnknown } from './offered-names.ts'

/** The hint comes and goes beneath, where it moves nothing that is being typed in. */
const ORDER: InputWrapperProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error']

type NameInputProps = Pick<
  AutocompleteProps,
  'label' | 'description' | 'placeholder' | 'error' | 'required' | 'autoFocus' | 'onBlur'
> & {
  /** What the service tree has for it. */
  offered: string[]
  value: string
  onChange: (value: string) => void
}

/** A name of the CRM: the service tree's are offered, any other is taken with a hint. */
export function NameInput({ offered, value, description, onChange, onBlur, ...field }: NameInputProps) {
  const { t } = useTranslation()
  const [isTyping, setTyping] = useState(false)
  const isStrange = !isTyping && isUnknown(value, offered)
  const shared = {
    ...field,
    value,
    maxLength: 80,
    description: isStrange ? <span style={{ color: 'var(--warn)' }}>{t('triggers.unknownName')}</span> : description,
    inputWrapperOrder: ORDER,
    onFocus: () => setTyping(true),
    onBlur: (event: FocusEvent<HTMLInputElement>) => {
      setTyping(false)
      onBlur?.(event)
    },
  }
  if (offered.length === 0) return <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
  return <Autocomplete {...shared} onChange={onChange} data={offered} limit={60} openOnFocus={false} />
}
