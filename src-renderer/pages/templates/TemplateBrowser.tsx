import { Button, Group } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconPencilPlus, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { EmptyState } from '../../components/EmptyState.tsx'
import { startSync } from '../../components/sync/index.ts'
import { rpc } from '../../connection/index.ts'
import { NEW_TEMPLATE, stepHref, studioHref } from '../../shared/routes.ts'
import { SubmissionQueue } from '../../studio/submit/SubmissionQueue.tsx'
import { Drafts } from './Drafts.tsx'
import { entriesOf } from './list-entries.ts'
import type { TemplatesPageData } from './page-data.ts'
import { RegisterForm } from './register/RegisterForm.tsx'
import { SyncPanel } from './SyncPanel.tsx'
import { SyncPlans } from './SyncPlans.tsx'
import { TemplateDetails } from './TemplateDetails.tsx'
import { TemplateFilters } from './TemplateFilters.tsx'
import { TemplateList } from './TemplateList.tsx'
import { facetsOf, filterTemplates, indexTemplates, NO_FILTER, type TemplateFilter } from './template-filter.ts'
import classes from './templates.module.css'
import { useTimelineOf } from './useTimelineOf.ts'

type TemplateBrowserProps = { implementationId: string; parts: TemplatesPageData; subject: string | null }

/** Sync, what is under way and drafts above; list and details, or the form, side by side. What is open is part of the address. */
export function TemplateBrowser({ implementationId, parts, subject }: TemplateBrowserProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { accounts, templates } = parts
  useTimelineOf(implementationId, subject)
  const { data: drafts = [] } = useQuery(rpc.drafts.list.queryOptions({ input: { implementationId } }))
  const [filter, setFilter] = useState<TemplateFilter>(NO_FILTER)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [editingId, setEditingId] = useState<string | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)

  // Thousands of rows: folded once per list; what is typed shows before what it finds.
  const index = useMemo(() => indexTemplates(templates), [templates])
  const facets = useMemo(() => facetsOf(templates), [templates])
  const applied = useDeferredValue(filter)
  const found = useMemo(() => filterTemplates(index, applied), [index, applied])
  const entries = useMemo(() => entriesOf(found, open), [found, open])

  const selected = useMemo(() => templates.find((template) => template.id === subject) ?? null, [templates, subject])
  const isNew = subject === NEW_TEMPLATE
  const isEditing = selected !== null && selected.id === editingId
  const select = useCallback(
    (templateId: string | null): void => {
      setEditingId(null)
      navigate(stepHref(implementationId, 'templates', templateId), { replace: true })
    },
    [implementationId, navigate],
  )
  const close = useCallback((): void => {
    select(null)
    list.current?.focus()
  }, [select])
  const show = useCallback((part: Partial<TemplateFilter>): void => {
    setFilter({ ...NO_FILTER, ...part })
    list.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const leaveSearch = useCallback((): void => list.current?.focus(), [])
  const toggle = useCallback((group: string): void => {
    setOpen((was) => new Set(was.has(group) ? [...was].filter((other) => other !== group) : [...was, group]))
  }, [])
  useHotkeys([
    ['/', () => search.current?.focus()],
    // Escape in a popover or a dialog is theirs.
    [
      'Escape',
      ({ target }) => selected && !isEditing && !(target instanceof Element && target.closest('[role="dialog"]')) && close(),
    ],
  ])
  return (
    <>
      <SyncPanel accounts={accounts} onShow={show} />
      <SyncPlans accounts={accounts} onShow={show} />
      <SubmissionQueue implementationId={implementationId} />
      {drafts.length > 0 && <Drafts implementationId={implementationId} drafts={drafts} />}
      <div className={classes.browser} data-open={isNew || isEditing ? 'form' : selected ? 'details' : undefined}>
        {templates.length === 0 ? (
          <EmptyState
            icon={IconRefresh}
            title={t('templates.empty.title')}
            text={t('templates.empty.text')}
            action={
              <Group gap="sm" justify="center">
                <Button
                  variant="default"
                  leftSection={<IconRefresh size={16} aria-hidden />}
                  onClick={() => accounts.forEach(({ id }) => void startSync(id, { background: false }))}
                >
                  {t('templates.empty.sync')}
                </Button>
                <Button
                  component={Link}
                  href={studioHref(implementationId)}
                  variant="default"
                  leftSection={<IconPencilPlus size={16} aria-hidden />}
                >
                  {t('templates.empty.write')}
                </Button>
              </Group>
            }
          />
        ) : (
          <div className={`panel ${classes.frame}`} aria-busy={filter !== applied}>
            <TemplateFilters
              filter={filter}
              onChange={setFilter}
              parts={parts}
              facets={facets}
              shown={found.length}
              searchRef={search}
              onLeave={leaveSearch}
            />
            <TemplateList
              entries={entries}
              accounts={accounts}
              selectedId={subject}
              onSelect={select}
              onToggle={toggle}
              listRef={list}
            />
          </div>
        )}
        {isNew || isEditing ? (
          <RegisterForm
            key={isNew ? NEW_TEMPLATE : selected?.id}
            parts={parts}
            templateId={isNew ? null : (selected?.id ?? null)}
            onDone={select}
            onCancel={isNew ? close : () => setEditingId(null)}
          />
        ) : (
          selected && (
            <TemplateDetails
              key={selected.id}
              implementationId={implementationId}
              template={selected}
              parts={parts}
              onSelect={select}
              onEdit={setEditingId}
              onClose={close}
            />
          )
        )}
      </div>
    </>
  )
}
