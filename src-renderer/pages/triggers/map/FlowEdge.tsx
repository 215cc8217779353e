import { BaseEdge, type Edge, type EdgeProps, getBezierPath } from '@xyflow/react'

/** Where its word stands: at the end that has one line only, so that no two words meet. */
type FlowEdgeType = Edge<{ wordAt: 'source' | 'target' }, 'flow'>

const LETTER = 6

/** From one column to the next. */
export function FlowEdge({ label, data, ...edge }: EdgeProps<FlowEdgeType>) {
  const [path] = getBezierPath(edge)
  const half = 6 + (String(label ?? '').length * LETTER) / 2
  const atSource = data?.wordAt === 'source'
  return (
    <BaseEdge
      path={path}
      label={label}
      labelX={atSource ? edge.sourceX + half : edge.targetX - half}
      labelY={atSource ? edge.sourceY : edge.targetY}
      labelShowBg
      labelBgPadding={[3, 1]}
      labelBgBorderRadius={4}
    />
  )
}
