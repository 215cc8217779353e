import { Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { ProviderAccount } from '#core/implementation'
import { ReasonBadges, StatusBadge } from '../../components/TemplateBadges.tsx'
import classes from './templates.module.css'

type TemplateListProps = {
  rows: readonly TemplateRow[]
  accounts: readonly ProviderAccount[]
  selectedId: string | null
  onSelect: (id: string) => void
  listRef: RefObject<HTMLDivElement | null>
}

const ROW_HEIGHT = 56
const PAGE = 10

/** Thousands of rows, one tab stop; arrows, Home, End and the page keys move the selection. */
export function TemplateList({ rows, accounts, selectedId, onSelect, listRef }: TemplateListProps) {
  const { t } = useTranslation()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  const at = rows.findIndex((row) => row.id === selectedId)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])

  const move = (event: KeyboardEvent): void => {
    const target = targetOf(event.key, at, rows.length)
    const row = target === null ? undefined : rows[target]
    if (!row) return
    event.preventDefault()
    onSelect(row.id)
  }

  if (rows.length === 0)
    return (
      <div className={classes.list} ref={listRef} style={{ display: 'grid', placeItems: 'center' }}>
        <Text c="dimmed" size="sm">
          {t('templates.nothing')}
        </Text>
      </div>
    )
  return (
    <div
      ref={listRef}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={t('templates.list')}
      aria-activedescendant={at >= 0 ? `template-${selectedId}` : undefined}
      onKeyDown={move}
    >
      <div role="none" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for its options
            <div
              key={row.id}
              id={`template-${row.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={row.id === selectedId}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={classes.row}
              data-unusable={row.unusable.length > 0 ? true : undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onSelect(row.id)}
            >
              <div className={classes.rowText}>
                <div className={`${classes.line} ${classes.name}`}>{row.content.name}</div>
                <div className={`${classes.line} ${classes.snippet}`}>
                  {row.content.language}
                  {accounts.length > 1 && ` · ${accounts.find((account) => account.id === row.accountId)?.label}`}
                  {row.content.body.text !== '' && ` · ${row.content.body.text}`}
                </div>
              </div>
              <ReasonBadges template={row} />
              <StatusBadge template={row} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

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
