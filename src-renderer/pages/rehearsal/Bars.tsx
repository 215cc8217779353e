import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/index.ts'
import { isSame } from './FigureButton.tsx'
import type { Figure } from './figures.ts'
import type { PartProps } from './part.ts'
import classes from './rehearsal.module.css'

type BarsProps = Pick<PartProps, 'opened' | 'onOpen'> & {
  part: string
  title: (figure: Figure) => string
  figures: readonly Figure[]
  /** Said beside a figure. */
  note?: (figure: Figure) => ReactNode
}

/** Figures beside each other to scale, each a button that leads to its rows. */
export function Bars({ part, figures, title, note, opened, onOpen }: BarsProps) {
  const format = useFormat()
  const most = Math.max(1, ...figures.map(({ count }) => count))
  return (
    <ul className={classes.bars}>
      {figures.map((figure) => {
        const { key, label, count, filter } = figure
        const to = { part, filter, title: title(figure) }
        const isOpen = isSame(opened, to)
        const bar = (
          <>
            <span className={classes.barLine}>
              <span className={classes.barLabel}>{label}</span>
              <b>{format.number(count)}</b>
            </span>
            <span className={classes.track} aria-hidden>
              <span className={classes.fill} style={{ width: `${(count / most) * 100}%` }} />
            </span>
          </>
        )
        return (
          <li key={key}>
            {onOpen === null || count === 0 ? (
              <div className={classes.bar}>{bar}</div>
            ) : (
              <button type="button" className={classes.bar} aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : to)}>
                {bar}
              </button>
            )}
            {note?.(figure)}
          </li>
        )
      })}
    </ul>
  )
}
