import { type Edge, MarkerType } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapEdge, MapGraph } from './graph.ts'
import classes from './map.module.css'

/** The library's own words for a screen reader: the cards are links and say themselves what they are and what is wrong. */
export const SILENT = { 'aria-roledescription': undefined, 'aria-describedby': undefined }

/** Up to this many triggers every line has room for its word; else those of the highlighted way have. */
export const FEW = 10

/** The lines, as the library takes them. `lit`: the triggers whose way is pointed at; null: none is. */
export function useMapEdges({ nodes, edges }: MapGraph, lit: ReadonlySet<string> | null): Edge[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const areFew = nodes.filter(({ column }) => column === 'trigger').length <= FEW
    /** Ends that have said their word: several templates of one chat are one choice. */
    const said = new Set<string>()
    return edges.map((edge): Edge => {
      const isNext = edge.kind === 'next'
      const wordAt = edge.kind === 'trigger' ? 'target' : 'source'
      const end = `${edge.kind} ${edge[wordAt]}`
      const state = lit === null ? 'still' : edge.triggers.some((id) => lit.has(id)) ? 'lit' : 'dim'
      // An arc says its word only when it is asked: beside the others there is no room.
      const isSaying = !said.has(end) && (state === 'lit' || (state === 'still' && areFew && !isNext))
      if (isSaying) said.add(end)
      const color = edge.isBroken ? 'var(--bad)' : state === 'lit' ? 'var(--accent-text)' : 'var(--mantine-color-dimmed)'
      return {
        id: edge.id,
        source: edge.source,
        target: edge.target,
        ...(isNext
          ? {
              type: 'next',
              sourceHandle: 'next',
              targetHandle: 'before',
              markerEnd: { type: MarkerType.ArrowClosed, color, width: 16, height: 16 },
            }
          : { type: 'flow', sourceHandle: 'out', targetHandle: 'in', data: { wordAt } }),
        ...(isSaying ? { label: t(wordOf(edge)) } : {}),
        className: [
          classes.edge,
          isNext && classes.next,
          edge.isOff && classes.off,
          state !== 'still' && classes[state],
          edge.isBroken && classes.broken,
        ]
          .filter(Boolean)
          .join(' '),
        zIndex: state === 'lit' ? 1 : 0,
        domAttributes: { ...SILENT, 'aria-hidden': true },
      }
    })
  }, [nodes, edges, lit, t])
}

const wordOf = ({ kind, triggerKind }: MapEdge) => {
  if (kind === 'trigger') return `triggers.map.edge.place.${triggerKind}` as const
  if (kind === 'template') return `triggers.map.edge.template.${triggerKind}` as const
  return `triggers.map.edge.${kind}` as const
}
