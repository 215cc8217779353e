import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/index.ts'
import classes from './counter.module.css'
import { fillOf } from './limits.ts'

type CounterProps = {
  id: string
  used: number
  limit: number
  /** With the largest values that the CRM may put in; null where no value goes in. */
  worst?: number | null
}

/** How much of a text's length is used, and what the largest values would make of it. */
export function Counter({ id, used, limit, worst = null }: CounterProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const most = Math.max(worst ?? 0, used)
  const fill = fillOf(used, most, limit)
  return (
    <div id={id} className={classes.counter} data-fill={fill}>
      <span className={classes.bar} aria-hidden>
        <span className={classes.barWorst} style={{ inlineSize: `${Math.min(100, (most / limit) * 100)}%` }} />
        <span className={classes.barUsed} style={{ inlineSize: `${Math.min(100, (used / limit) * 100)}%` }} />
      </span>
      <span>{t('studio.used', { used: number(used), limit: number(limit) })}</span>
      {most > used && <span>{t('studio.worst', { length: number(most) })}</span>}
    </div>
  )
}
