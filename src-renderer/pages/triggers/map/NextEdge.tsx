import { BaseEdge, type EdgeProps } from '@xyflow/react'
import { EdgeWord } from './EdgeWord.tsx'

/** How far an arc leaves the column: further for triggers further apart, never into the next column. */
const bulge = (distance: number): number => 34 + Math.min(48, distance * 0.12)

/** From a trigger to the one that its next status fires: an arc beside the column, so that a loop is seen as one. */
export function NextEdge({ sourceX, sourceY, targetX, targetY, label, markerEnd }: EdgeProps) {
  const reach = Math.max(sourceX, targetX) + bulge(Math.abs(targetY - sourceY))
  const path = `M${sourceX},${sourceY} C${reach},${sourceY} ${reach},${targetY} ${targetX},${targetY}`
  return (
    <>
      <BaseEdge path={path} {...(markerEnd === undefined ? {} : { markerEnd })} />
      <EdgeWord x={(sourceX + targetX) / 8 + reach * 0.75} y={(sourceY + targetY) / 2} align="middle">
        {label}
      </EdgeWord>
    </>
  )
}
