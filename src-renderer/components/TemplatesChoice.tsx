import { MultiSelect, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { choicesOf, sendableBy } from '../shared/sendable.ts'
import { useTemplateOptions } from './useTemplateOptions.tsx'

type TemplatesChoiceProps = {
  label: string
  description?: string
  /** Null: not chosen yet. */
  number: SenderNumber | null
  templates: readonly TemplateRow[]
  /** Ids, in the order in which they were chosen. */
  value: readonly string[]
  onChange: (ids: string[]) => void
  isChecked?: boolean
}

/** Several of the templates that a number can send (M20: those that an attendant may pick). */
export function TemplatesChoice({
  label,
  description,
  number,
  templates,
  value,
  onChange,
  isChecked = false,
}: TemplatesChoiceProps) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const sendable = useMemo(() => sendableBy(number, templates), [number, templates])
  const shown = useMemo(() => choicesOf(number, templates, value), [number, templates, value])
  const options = useTemplateOptions(shown, search, value, true)
  return (
    <div>
      <MultiSelect
        {...options}
        size="sm"
        label={label}
        description={description}
        placeholder={value.length === 0 ? t('pick.templatesPlaceholder') : undefined}
        searchable
        hidePickedOptions
        clearSearchOnChange
        searchValue={search}
        onSearchChange={setSearch}
        value={[...value]}
        onChange={onChange}
        error={isChecked && value.length === 0 ? t('pick.templateMissing') : undefined}
        disabled={number === null}
        maxValues={50}
        required
      />
      {number !== null && sendable.length === 0 && (
        <Text size="xs" mt={4} style={{ color: 'var(--warn)' }}>
          {t('pick.noneSendable')}
        </Text>
      )}
    </div>
  )
}
