import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { LanguageBadge, ManualBadge, ReasonBadges, StatusBadge } from '../../components/TemplateBadges.tsx'
import { type ListEntry, leadOf } from './list-entries.ts'
import classes from './templates.module.css'

/** Of every line, in pixels; the style sheet has the same. */
export const LINE_HEIGHT = 48

type TemplateLineProps = {
  id: string | undefined
  entry: ListEntry
  /** Named where there are several. */
  account: ProviderAccount | undefined
  isSelected: boolean
  /** Pixels from the list's top. */
  top: number
  onPress: () => void
}

/** A template with one language, a template with its languages and their states, or one of these languages. */
export function TemplateLine({ id, entry, account, isSelected, top, onPress }: TemplateLineProps) {
  const { t } = useTranslation()
  const { kind, rows, isOpen, at, of } = entry
  const row = leadOf(rows)
  const isGroup = kind === 'group'
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  const about = [
    isGroup ? t('templates.languages', { count: rows.length }) : row.language,
    account?.label,
    row.text === '' ? undefined : row.text,
  ]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for its lines
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={kind === 'language' ? 2 : 1}
      aria-expanded={isGroup ? isOpen : undefined}
      aria-selected={isSelected}
      aria-setsize={of}
      aria-posinset={at}
      className={classes.row}
      data-kind={kind}
      data-unusable={rows.every(({ unusable }) => unusable.length > 0) ? true : undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onPress}
    >
      {isGroup && <Chevron size={16} aria-hidden className={classes.chevron} />}
      <div className={classes.rowText}>
        <div className={`${classes.line} ${classes.name}`}>{kind === 'language' ? row.language : row.name}</div>
        <div className={`${classes.line} ${classes.snippet}`}>
          {kind === 'language' ? row.text : about.filter((part) => part !== undefined).join(' · ')}
        </div>
      </div>
      {isGroup ? (
        <span className={classes.reasons}>
          {rows.slice(0, 3).map((language) => (
            <LanguageBadge key={language.id} template={language} />
          ))}
        </span>
      ) : (
        <>
          <span className={classes.reasons}>
            <ManualBadge template={row} />
            <ReasonBadges template={row} />
          </span>
          <StatusBadge template={row} />
        </>
      )}
      {isGroup && rows.length > 3 && <span className={classes.snippet}>+{rows.length - 3}</span>}
    </div>
  )
}
