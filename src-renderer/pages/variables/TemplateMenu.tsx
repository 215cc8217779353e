import { Switch, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { TemplateRow } from '#core/contract'
import { StepIcon } from '../../components/StepIcon.tsx'
import { rpc } from '../../connection/index.ts'
import { stepHref } from '../../shared/routes.ts'
import { isComplete, menuEntries, type TemplateGroup } from './template-menu.ts'
import classes from './variables.module.css'

type TemplateMenuProps = {
  implementationId: string
  groups: readonly TemplateGroup<TemplateRow>[]
  selectedId: string
}

/** The templates that have something to fill, with how far each is: one tab stop, arrows move through thousands. */
export function TemplateMenu({ implementationId, groups, selectedId }: TemplateMenuProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId } }))
  const [query, setQuery] = useState('')
  const [onlyOpen, setOnlyOpen] = useState(false)
  const applied = useDeferredValue(query)
  const scroller = useRef<HTMLDivElement>(null)
  const entries = useMemo(() => menuEntries(groups, applied, onlyOpen), [groups, applied, onlyOpen])
  const templates = useMemo(
    () => entries.flatMap((entry, index) => (entry.kind === 'template' ? [{ ...entry, index }] : [])),
    [entries],
  )
  const at = templates.findIndex(({ template }) => template.id === selectedId)
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    getItemKey: (index) => keyOf(entries[index]),
    overscan: 8,
  })
  const isMoving = useRef(false)
  const index = templates[at]?.index
  useEffect(() => {
    if (index === undefined) return
    virtual.scrollToIndex(index)
    if (!isMoving.current) return
    isMoving.current = false
    // The row is drawn once the list has scrolled to it.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[aria-current]')?.focus())
  }, [index, virtual])

  const move = (event: KeyboardEvent): void => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: templates.length - 1 }[event.key]
    const next = target === undefined ? undefined : templates[target]
    if (!next) return
    event.preventDefault()
    isMoving.current = true
    navigate(stepHref(implementationId, 'variables', next.template.id), { replace: true })
  }

  return (
    <nav className={`panel ${classes.menu}`} aria-label={t('variables.templates')}>
      <search className={classes.menuSearch}>
        <TextInput
          type="search"
          size="xs"
          aria-label={t('variables.searchTemplates')}
          placeholder={t('variables.searchTemplates')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Switch
          size="xs"
          label={t('variables.onlyOpen')}
          checked={onlyOpen}
          onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
        />
      </search>
      <div ref={scroller} className={classes.menuList}>
        {entries.length === 0 && (
          <Text size="sm" c="dimmed" p={8} role="status">
            {t('variables.noTemplate')}
          </Text>
        )}
        <ul style={{ height: virtual.getTotalSize() }} onKeyDown={move}>
          {virtual.getVirtualItems().map((item) => {
            const entry = entries[item.index]
            if (!entry) return null
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {entry.kind === 'heading' ? (
                  <GroupHeading group={entry.group} />
                ) : (
                  <MenuLink
                    href={stepHref(implementationId, 'variables', entry.template.id)}
                    template={entry.template}
                    account={
                      accounts && accounts.length > 1
                        ? accounts.find(({ id }) => id === entry.template.accountId)?.label
                        : undefined
                    }
                    isSelected={entry.template.id === selectedId}
                    isTabStop={entry.template.id === (templates[at] ?? templates[0])?.template.id}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </nav>
  )
}

const keyOf = (entry: ReturnType<typeof menuEntries<TemplateRow>>[number] | undefined): string =>
  entry?.kind === 'template' ? entry.template.id : (entry?.group.group ?? '')

function GroupHeading({ group: { group, templates, complete } }: { group: TemplateGroup<TemplateRow> }) {
  const { t } = useTranslation()
  return (
    <div className={classes.menuHeading}>
      <span className="eyebrow">{t(`variables.group.${group}`)}</span>
      <Text component="span" size="xs" c="dimmed">
        {group === 'unusable' ? templates.length : t('variables.completeOf', { count: complete, total: templates.length })}
      </Text>
    </div>
  )
}

type MenuLinkProps = {
  href: string
  template: TemplateRow
  /** Where there are several: two may have a template of one name. */
  account: string | undefined
  isSelected: boolean
  isTabStop: boolean
}

function MenuLink({ href, template, account, isSelected, isTabStop }: MenuLinkProps) {
  const { t } = useTranslation()
  const { placeholders, mappingErrors } = template
  const filled = Math.max(0, placeholders - mappingErrors)
  return (
    <Link
      href={href}
      replace
      className={classes.menuItem}
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isSelected ? 'true' : undefined}
    >
      <StepIcon state={isComplete(template) ? 'done' : 'open'} />
      <span className={classes.menuText}>
        <span className={classes.menuName}>
          <Breakable name={template.name} />
        </span>
        <Text component="span" size="xs" c="dimmed">
          {account !== undefined && `${account} · `}
          {template.language} · <VisuallyHidden>{t('variables.filledOf', { count: filled, total: placeholders })}</VisuallyHidden>
          <span aria-hidden>
            {filled}/{placeholders}
          </span>
        </Text>
      </span>
    </Link>
  )
}

/** The end of a name tells versions apart: it wraps after an underscore rather than being cut. */
const Breakable = ({ name }: { name: string }) =>
  name.split(/(?<=_)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ))
