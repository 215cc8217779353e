import { EdgeLabelRenderer } from '@xyflow/react'
import type { ReactNode } from 'react'
import classes from './map.module.css'

type EdgeWordProps = { x: number; y: number; align: 'start' | 'middle' | 'end'; children: ReactNode }

const SHIFTS = { start: '0', middle: '-50%', end: '-100%' } as const

/** A line's word, above all lines: none strikes it through. */
export function EdgeWord({ x, y, align, children }: EdgeWordProps) {
  if (!children) return null
  return (
    <EdgeLabelRenderer>
      <span className={classes.word} style={{ transform: `translate(${SHIFTS[align]}, -50%) translate(${x}px, ${y}px)` }}>
        {children}
      </span>
    </EdgeLabelRenderer>
  )
}
