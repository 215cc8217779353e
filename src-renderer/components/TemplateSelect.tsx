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
  /** What was typed, and beside which choice: with another one it is over, whoever chose that. */
  const [typed, setTyped] = useState<{ beside: string | null; text: string } | null>(null)
  const chosen = templates.find(({ id }) => id === value)
  const name = chosen ? templateLabel(chosen) : ''
  const search = typed?.beside === value ? typed.text : name
  // What stands in the field is the chosen one's name, not yet a question.
  const query = search === name ? '' : search
  const options = useTemplateOptions(templates, query, value === null ? [] : [value], greyed)
  return (
    <Select
      {...field}
      {...options}
      searchable
      searchValue={search}
      onSearchChange={(text) => setTyped({ beside: value, text })}
      value={chosen ? value : null}
      onChange={onChange}
    />
  )
}
