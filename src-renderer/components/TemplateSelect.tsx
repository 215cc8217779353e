import { Select, type SelectProps } from '@mantine/core'
import { useState } from 'react'
import type { TemplateRow } from '#core/contract'
import { templateLabel, useTemplateOptions } from './useTemplateOptions.tsx'

type TemplateSelectProps = Pick<
  SelectProps,
  'label' | 'description' | 'placeholder' | 'error' | 'disabled' | 'required' | 'clearable' | 'clearButtonProps'
> & {
  /** What may be chosen; keep the array the same between renders, it is searched. */
  templates: readonly TemplateRow[]
  value: string | null
  onChange: (id: string | null) => void
  /** Whether what the CRM can't use is only shown, with the reason. */
  greyed?: boolean
}

/** One of thousands of templates, found by typing. */
export function TemplateSelect({ templates, value, onChange, greyed = false, ...field }: TemplateSelectProps) {
  const [search, setSearch] = useState('')
  const chosen = templates.find(({ id }) => id === value)
  // What stands in the field is the chosen one's name, not yet a question.
  const query = chosen && search === templateLabel(chosen) ? '' : search
  const options = useTemplateOptions(templates, query, value === null ? [] : [value], greyed)
  return (
    <Select
      {...field}
      {...options}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      value={value}
      onChange={onChange}
    />
  )
}
