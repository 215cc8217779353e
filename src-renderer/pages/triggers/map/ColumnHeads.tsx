import { useViewport } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import type { MapLayout } from './layout.ts'
import classes from './map.module.css'

/** Height of the heads with a little air beneath, in pixels. */
export const HEAD = 48

/** What each column holds; stays in sight while the picture moves beneath. */
export function ColumnHeads({ columns }: Pick<MapLayout, 'columns'>) {
  const { t } = useTranslation()
  const { x: left, zoom } = useViewport()
  return (
    <div className={classes.heads}>
      {columns.map(({ column, x, width }) => (
        <span key={column} className="eyebrow" style={{ left: left + x * zoom, width: width * zoom }}>
          {t(`triggers.map.column.${column}`)}
        </span>
      ))}
    </div>
  )
}
