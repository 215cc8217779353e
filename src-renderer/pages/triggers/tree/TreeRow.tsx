import { Text } from '@mantine/core'
import {
  IconBinaryTree,
  IconBolt,
  IconChevronRight,
  IconClipboardText,
  IconFileOff,
  IconFileText,
  IconGripVertical,
  IconPointFilled,
} from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { opensTranscript } from '#core/services'
import { ToneBadge } from '../../../components/ToneBadge.tsx'
import classes from './tree.module.css'
import { levelStyle, type Row } from './tree-rows.ts'

const ICONS = [IconBinaryTree, IconClipboardText, IconPointFilled] as const

type TreeRowProps = {
  row: Row
  isActive: boolean
  isDragged: boolean
  drop: 'before' | 'after' | null
  /** The level at which the drop line begins. */
  dropLevel: number
  fires: boolean
  isIsolated: boolean
  /** M21: sub-tickets of active chats open here. */
  isForChat: boolean
  /** In place of the name, while it is typed. */
  field: ReactNode
  onToggle: (row: Row) => void
}

/** One line of the tree. The keyboard and the mouse are the tree's business. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, isActive, isDragged, drop, dropLevel, fires, isIsolated, isForChat, field, onToggle } = props
  const { t } = useTranslation()
  const level = row.path.length
  const Icon = ICONS[level - 1] ?? IconPointFilled
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-setsize={row.of}
      aria-posinset={row.position}
      aria-expanded={row.under > 0 ? row.isOpen : undefined}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      className={classes.row}
      style={levelStyle(level, dropLevel)}
      data-path={row.path.join('.')}
      data-dragged={isDragged || undefined}
      data-drop={drop ?? undefined}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys do the same */}
      <span className={classes.twist} data-open={row.isOpen || undefined} onClick={() => onToggle(row)}>
        {row.under > 0 && <IconChevronRight size={16} aria-hidden />}
      </span>
      <Icon size={level === 3 ? 10 : 16} aria-hidden className={classes.kind} />
      {field ?? (
        <>
          <span className={classes.name}>{row.name}</span>
          {isIsolated && <ToneBadge tone="ok">{t('triggers.isolation.badge')}</ToneBadge>}
          {isForChat && <ToneBadge tone="neutral">{t('services.forChat')}</ToneBadge>}
          {level < 3 && (
            <Text component="span" size="xs" c="dimmed" className={classes.count}>
              {t(level === 1 ? 'services.requestTypes' : 'services.statuses', { count: row.under })}
            </Text>
          )}
          {fires && <IconBolt size={14} role="img" aria-label={t('services.fires')} className={classes.bolt} />}
          <span className={classes.end}>
            {row.type && <TranscriptIcon opens={opensTranscript(row.type)} />}
            <IconGripVertical size={14} aria-hidden className={classes.grip} />
          </span>
        </>
      )}
    </div>
  )
})

/** M16 at a glance. */
function TranscriptIcon({ opens }: { opens: boolean }) {
  const { t } = useTranslation()
  const Icon = opens ? IconFileText : IconFileOff
  const label = t(opens ? 'services.transcript.iconOn' : 'services.transcript.iconOff')
  return (
    <span title={label} className={opens ? classes.transcript : classes.transcriptOff}>
      <Icon size={15} role="img" aria-label={label} />
    </span>
  )
}
