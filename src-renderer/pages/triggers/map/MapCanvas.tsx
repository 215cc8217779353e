import { useReducedMotion } from '@mantine/hooks'
import { IconArrowsMaximize, IconTextSize, IconZoomScan } from '@tabler/icons-react'
import { ControlButton, Controls, MiniMap, ReactFlow, useReactFlow } from '@xyflow/react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ColumnHeads, HEAD } from './ColumnHeads.tsx'
import { FlowEdge } from './FlowEdge.tsx'
import type { MapGraph } from './graph.ts'
import { Highlight } from './highlight.ts'
import { LaneNode, type LaneNodeType } from './LaneNode.tsx'
import type { MapLayout } from './layout.ts'
import { MapCard, type MapCardType } from './MapCard.tsx'
import classes from './map-canvas.module.css'
import { NextEdge } from './NextEdge.tsx'
import { PathBar } from './PathBar.tsx'
import { FEW, SILENT, useMapEdges } from './useMapEdges.ts'
import type { NodeWords } from './useNodeWords.ts'

const NODE_TYPES = { card: MapCard, lane: LaneNode }
const EDGE_TYPES = { flow: FlowEdge, next: NextEdge }
const MARGIN = 16
/** Beneath: the buttons. */
const FOOT = 60
/** The whole picture is shown at first as long as it can still be read. */
const READABLE = 0.75
const SMALLEST = 0.1

type MapCanvasProps = {
  graph: MapGraph
  layout: MapLayout
  wordsOf: (node: MapGraph['nodes'][number]) => NodeWords
  isolatedServiceTree: string
  /** Null: it has the whole window already. */
  onEnlarge: (() => void) | null
}

/** The picture itself: moved by dragging or scrolling, walked through with the Tab key. */
export function MapCanvas({ graph, layout, wordsOf, isolatedServiceTree, onEnlarge }: MapCanvasProps) {
  const { t } = useTranslation()
  const { setViewport } = useReactFlow()
  const isCalm = useReducedMotion()
  const frame = useRef<HTMLDivElement>(null)
  const [pointedAt, setPointedAt] = useState<string | null>(null)
  const highlight = useMemo(() => ({ lit: litBy(graph, pointedAt), point: setPointedAt }), [graph, pointedAt])
  const edges = useMapEdges(graph, highlight.lit)
  const nodes = useMemo(() => nodesOf(graph, layout, wordsOf, isolatedServiceTree), [graph, layout, wordsOf, isolatedServiceTree])
  const areFew = graph.nodes.filter(({ column }) => column === 'trigger').length <= FEW

  /** `first`: all of it where that can be read, else from the top at a size that can. */
  const show = useCallback(
    (how: 'all' | 'reading' | 'first'): void => {
      const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {}
      const wide = (clientWidth - 2 * MARGIN) / layout.width
      const all = Math.min(1.2, wide, (clientHeight - HEAD - FOOT) / layout.height)
      const asMuch = how === 'reading' ? 1 : Math.min(1, Math.max(READABLE, wide))
      const zoom = how === 'all' || (how === 'first' && all >= READABLE) ? Math.max(SMALLEST, all) : asMuch
      const x = Math.max(MARGIN, (clientWidth - layout.width * zoom) / 2)
      void setViewport({ x, y: HEAD, zoom }, { duration: isCalm || how === 'first' ? 0 : 250 })
    },
    [layout, setViewport, isCalm],
  )
  const start = (): void => {
    frame.current?.scrollIntoView({ block: 'nearest' })
    show('first')
  }

  return (
    <Highlight value={highlight}>
      <div ref={frame} className={onEnlarge ? classes.frame : `${classes.frame} ${classes.whole}`}>
        <ReactFlow<MapCardType | LaneNodeType>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onInit={start}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          panOnScroll
          minZoom={SMALLEST}
          maxZoom={2}
          aria-label={t('triggers.map.label')}
          ariaLabelConfig={{
            'controls.ariaLabel': t('triggers.map.controls'),
            'controls.zoomIn.ariaLabel': t('triggers.map.zoomIn'),
            'controls.zoomOut.ariaLabel': t('triggers.map.zoomOut'),
            'minimap.ariaLabel': t('triggers.map.minimap'),
            'node.a11yDescription.keyboardDisabled': t('triggers.map.label'),
            'edge.a11yDescription.default': t('triggers.map.label'),
          }}
        >
          <ColumnHeads columns={layout.columns} />
          <Controls showInteractive={false} showFitView={false} orientation="horizontal">
            <ControlButton onClick={() => show('all')} title={t('triggers.map.fit')} aria-label={t('triggers.map.fit')}>
              <IconZoomScan aria-hidden />
            </ControlButton>
            <ControlButton onClick={() => show('reading')} title={t('triggers.map.width')} aria-label={t('triggers.map.width')}>
              <IconTextSize aria-hidden />
            </ControlButton>
            {onEnlarge && (
              <ControlButton onClick={onEnlarge} title={t('triggers.map.wide')} aria-label={t('triggers.map.wide')}>
                <IconArrowsMaximize aria-hidden />
              </ControlButton>
            )}
          </Controls>
          {highlight.lit && <PathBar graph={graph} lit={highlight.lit} wordsOf={wordsOf} />}
          {!areFew && <MiniMap<MapCardType | LaneNodeType> pannable zoomable nodeClassName={miniClass} nodeBorderRadius={8} />}
        </ReactFlow>
      </div>
    </Highlight>
  )
}

function nodesOf(
  graph: MapGraph,
  layout: MapLayout,
  wordsOf: MapCanvasProps['wordsOf'],
  isolatedServiceTree: string,
): (MapCardType | LaneNodeType)[] {
  const lanes = layout.lanes.map(({ serviceTree, x, y, ...size }): LaneNodeType => {
    const data = { serviceTree, isolatedServiceTree }
    return { id: `lane:${serviceTree}`, type: 'lane', position: { x, y }, ...size, data, zIndex: -1, domAttributes: SILENT }
  })
  const cards = graph.nodes.flatMap((node): MapCardType[] => {
    const box = layout.boxes.get(node.id)
    if (!box) return []
    const { x, y, ...size } = box
    return [
      { id: node.id, type: 'card', position: { x, y }, ...size, data: { node, words: wordsOf(node) }, domAttributes: SILENT },
    ]
  })
  return [...lanes, ...cards]
}

/** The triggers whose way leads through what is pointed at; null: nothing is. */
function litBy({ nodes }: MapGraph, id: string | null): ReadonlySet<string> | null {
  const node = nodes.find((candidate) => candidate.id === id)
  return node ? new Set(node.triggers) : null
}

function miniClass(node: MapCardType | LaneNodeType): string {
  if (node.type === 'lane') return classes.miniLane ?? ''
  const isBad = node.data.node.problems.some(({ advice }) => !advice)
  return (isBad ? classes.miniBad : classes.mini) ?? ''
}
