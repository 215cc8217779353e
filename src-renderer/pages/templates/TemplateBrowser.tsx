import { useHotkeys } from '@mantine/hooks'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { TemplateRow } from '#core/contract'
import type { ProviderAccount } from '#core/implementation'
import { stepHref } from '../../app/steps.ts'
import { filterTemplates, NO_FILTER, type TemplateFilter } from './filter.ts'
import { TemplateDetails } from './TemplateDetails.tsx'
import { TemplateFilters } from './TemplateFilters.tsx'
import { TemplateList } from './TemplateList.tsx'
import classes from './templates.module.css'

type TemplateBrowserProps = {
  implementationId: string
  templates: TemplateRow[]
  accounts: ProviderAccount[]
  selectedId: string | null
}

/** List and details side by side; the selection is part of the address. */
export function TemplateBrowser({ implementationId, templates, accounts, selectedId }: TemplateBrowserProps) {
  const [, navigate] = useLocation()
  const [filter, setFilter] = useState<TemplateFilter>(NO_FILTER)
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const applied = useDeferredValue(filter)
  const rows = useMemo(() => filterTemplates(templates, applied), [templates, applied])
  const selected = templates.find((template) => template.id === selectedId) ?? null
  const select = (templateId: string | null): void =>
    navigate(stepHref(implementationId, 'templates', templateId), { replace: true })
  const close = (): void => {
    select(null)
    list.current?.focus()
  }
  useHotkeys([
    ['/', () => search.current?.focus()],
    ['Escape', () => selected && close()],
  ])
  return (
    <div className={classes.browser} data-open={selected ? true : undefined}>
      <div className={`panel ${classes.frame}`}>
        <TemplateFilters
          filter={filter}
          onChange={setFilter}
          templates={templates}
          shown={rows.length}
          searchRef={search}
          onLeave={() => list.current?.focus()}
        />
        <TemplateList rows={rows} accounts={accounts} selectedId={selectedId} onSelect={select} listRef={list} />
      </div>
      {selected && (
        <TemplateDetails
          key={selected.id}
          implementationId={implementationId}
          template={selected}
          accounts={accounts}
          onClose={close}
        />
      )}
    </div>
  )
}
