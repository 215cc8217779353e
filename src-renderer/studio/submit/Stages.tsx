import { useTranslation } from 'react-i18next'
import type { ReviewStage } from '#core/provider'
import classes from './submit.module.css'

/** The way that a submitted template takes, drawn. */
export function Stages({ stages, provider }: { stages: readonly ReviewStage[]; provider: string }) {
  const { t } = useTranslation()
  const stops = [
    t('submit.stage.queue'),
    ...stages.map((stage) => t(`submit.stage.${stage}`, { provider })),
    t('submit.stage.decided'),
  ]
  return (
    <ol className={classes.stages}>
      {stops.map((stop) => (
        <li key={stop}>{stop}</li>
      ))}
    </ol>
  )
}
