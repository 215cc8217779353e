import { VisuallyHidden } from '@mantine/core'
import {
  IconAddressBook,
  IconAlertTriangle,
  IconBolt,
  IconBuildingStore,
  IconHandClick,
  IconMessage2,
  IconMessages,
  IconPhone,
} from '@tabler/icons-react'
import { Handle, type Node, type NodeProps, Position, useReactFlow } from '@xyflow/react'
import type { FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { HEAD } from './ColumnHeads.tsx'
import type { MapNode } from './graph.ts'
import { useHighlight } from './highlight.ts'
import classes from './map-card.module.css'
import type { NodeWords } from './useNodeWords.ts'

export type MapCardType = Node<{ node: MapNode; words: NodeWords }, 'card'>

const ICONS = { place: IconAddressBook, template: IconMessage2, number: IconPhone, account: IconBuildingStore } as const
const TRIGGER_ICONS = { status: IconBolt, operate: IconHandClick, chat: IconMessages } as const

/** One part of the picture: a link to it, red with the reason where it is broken. */
export function MapCard({
  id,
  data: { node, words },
  width = 0,
  height = 0,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<MapCardType>) {
  const { t } = useTranslation()
  const { lit, point } = useHighlight()
  const flow = useReactFlow()
  const Icon = node.column === 'trigger' ? TRIGGER_ICONS[words.trigger?.kind ?? 'status'] : ICONS[node.column]
  const isBad = node.problems.some(({ advice }) => !advice)
  const [reason, ...more] = words.reasons
  const isDim = lit !== null && !node.triggers.some((trigger) => lit.has(trigger))
  const focus = (event: FocusEvent<HTMLElement>): void => {
    point(id)
    // Who walks with the keyboard is followed; who clicks looks there already.
    if (!event.currentTarget.matches(':focus-visible')) return
    const frame = event.currentTarget.closest('.react-flow')?.getBoundingClientRect()
    const box = event.currentTarget.getBoundingClientRect()
    const isInside =
      frame && box.left >= frame.left && box.right <= frame.right && box.top >= frame.top + HEAD && box.bottom <= frame.bottom
    if (!isInside) void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom() })
  }
  return (
    <>
      {node.column !== 'place' && <Handle type="target" id="in" position={Position.Left} className={classes.handle} />}
      <Link
        href={words.href}
        className={classes.card}
        title={words.sentences.join('\n') || words.name}
        data-column={node.column}
        data-tone={isBad ? 'bad' : reason ? 'advice' : undefined}
        data-off={node.isOff ? true : undefined}
        data-dim={isDim ? true : undefined}
        draggable={false}
        onMouseEnter={() => point(id)}
        onMouseLeave={() => point(null)}
        onFocus={focus}
        onBlur={() => point(null)}
      >
        <span className={classes.cardLine}>
          <Icon size={18} stroke={1.6} aria-hidden className={classes.icon} />
          <span className={classes.cardText}>
            <span className={classes.name}>{words.name}</span>
            {/* The band behind a place says its tree. */}
            {node.column !== 'place' && <span className={classes.detail}>{words.detail}</span>}
          </span>
        </span>
        {reason && (
          <span className={classes.reason}>
            <IconAlertTriangle size={14} aria-hidden />
            <span>
              {reason} {more.length > 0 && t('triggers.map.more', { count: more.length })}
            </span>
          </span>
        )}
        <VisuallyHidden>
          {[node.column === 'place' ? words.detail : '', ...words.sentences, words.label].join(' ')}
        </VisuallyHidden>
      </Link>
      {node.column === 'trigger' && (
        <>
          <Handle type="source" id="next" position={Position.Right} className={classes.handle} style={{ top: height - 12 }} />
          <Handle type="target" id="before" position={Position.Right} className={classes.handle} style={{ top: 12 }} />
        </>
      )}
      {node.column !== 'account' && <Handle type="source" id="out" position={Position.Right} className={classes.handle} />}
    </>
  )
}
