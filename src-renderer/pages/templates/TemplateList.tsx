import { Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { type ListEntry, leadOf, placeOf } from './list-entries.ts'
import { LINE_HEIGHT, TemplateLine } from './TemplateLine.tsx'
import classes from './templates.module.css'

type TemplateListProps = {
  entries: readonly ListEntry[]
  accounts: readonly ProviderAccount[]
  selectedId: string | null
  onSelect: (id: string) => void
  /** Opens or closes a group of languages. */
  onToggle: (group: string) => void
  listRef: RefObject<HTMLDivElement | null>
}

const PAGE = 10

/**
 * Thousands of lines, one tab stop. Arrows, Home, End and the page keys move the
 * selection; right and left open and close the languages of a template.
 */
export const TemplateList = memo(function TemplateList(props: TemplateListProps) {
  const { entries, accounts, selectedId, onSelect, onToggle, listRef } = props
  const { t } = useTranslation()
  /** A group's line and its first language stand for the same template: which of the two is meant. */
  const [active, setActive] = useState<{ key: string; id: string } | null>(null)
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
  })
  const at = placeOf(entries, selectedId, active?.id === selectedId ? active.key : null)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])

  const go = (entry: ListEntry | undefined): void => {
    if (!entry) return
    const { id } = leadOf(entry.rows)
    setActive({ key: entry.key, id })
    onSelect(id)
  }
  const press = (entry: ListEntry): void => {
    const isHere = entries[at]?.key === entry.key
    go(entry)
    // A first click on an open group only goes there.
    if (entry.kind === 'group' && (isHere || !entry.isOpen)) onToggle(entry.group)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const entry = entries[at]
    const target = targetOf(event.key, at, entries.length)
    if (target !== null) go(entries[target])
    else if (entry && (event.key === 'Enter' || event.key === ' ')) press(entry)
    else if (entry?.kind === 'group' && event.key === (entry.isOpen ? 'ArrowLeft' : 'ArrowRight')) onToggle(entry.group)
    else if (entry?.isOpen && event.key === 'ArrowRight') go(entries[at + 1])
    else if (entry?.kind === 'language' && event.key === 'ArrowLeft')
      go(entries.find(({ kind, group }) => kind === 'group' && group === entry.group))
    else return
    event.preventDefault()
  }

  if (entries.length === 0)
    return (
      <div className={`${classes.list} ${classes.nothing}`} ref={listRef}>
        <Text c="dimmed" size="sm">
          {t('templates.nothing')}
        </Text>
      </div>
    )
  return (
    <div
      ref={listRef}
      className={classes.list}
      role="tree"
      tabIndex={0}
      aria-label={t('templates.list')}
      aria-activedescendant={at >= 0 ? lineId(entries[at]) : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="none" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index]
          return (
            entry && (
              <TemplateLine
                key={entry.key}
                id={lineId(entry)}
                entry={entry}
                account={accounts.length > 1 ? accounts.find(({ id }) => id === entry.rows[0].accountId) : undefined}
                isSelected={index === at}
                top={start}
                onPress={() => press(entry)}
              />
            )
          )
        })}
      </div>
    </div>
  )
})

/** By an id of a row: a group's key holds what an element's id may not. */
const lineId = (entry: ListEntry | undefined): string | undefined =>
  entry && `template-${entry.kind === 'group' ? 'group-' : ''}${entry.rows[0].id}`

function targetOf(key: string, at: number, count: number): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown':
      return Math.min(last, at + PAGE)
    case 'PageUp':
      return Math.max(0, at - PAGE)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
