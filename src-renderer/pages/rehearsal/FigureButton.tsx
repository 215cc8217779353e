import { useFormat } from '../../i18n/index.ts'
import type { Opened } from './figures.ts'
import type { PartProps } from './part.ts'
import classes from './rehearsal.module.css'

type FigureButtonProps = Pick<PartProps, 'opened' | 'onOpen'> & {
  count: number
  to: Opened
  /** Without it the number alone. */
  label?: string
}

/** A number that leads to its rows; where these are gone, or there are none, the number. */
export function FigureButton({ count, to, label, opened, onOpen }: FigureButtonProps) {
  const format = useFormat()
  const number = format.number(count)
  if (count === 0 || onOpen === null) return <span className={classes.number}>{number}</span>
  const isOpen = isSame(opened, to)
  return (
    <button
      type="button"
      className={classes.number}
      aria-expanded={isOpen}
      aria-label={`${label ?? to.title}: ${number}`}
      onClick={() => onOpen(isOpen ? null : to)}
    >
      {number}
    </button>
  )
}

export const isSame = (opened: Opened | null, to: Opened): boolean =>
  opened !== null && opened.part === to.part && JSON.stringify(opened.filter) === JSON.stringify(to.filter)
