import { BaseEdge, type Edge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { EdgeWord } from './EdgeWord.tsx'

/** Where its word stands: at the end that has one line only, so that no two words meet. */
type FlowEdgeType = Edge<{ wordAt: 'source' | 'target' }, 'flow'>

/** From one column to the next. */
export function FlowEdge({ label, data, ...edge }: EdgeProps<FlowEdgeType>) {
  const [path] = getBezierPath(edge)
  return (
    <>
      <BaseEdge path={path} />
      {data?.wordAt === 'source' ? (
        <EdgeWord x={edge.sourceX + 4} y={edge.sourceY} align="start">
          {label}
        </EdgeWord>
      ) : (
        <EdgeWord x={edge.targetX - 4} y={edge.targetY} align="end">
          {label}
        </EdgeWord>
      )}
    </>
  )
}
