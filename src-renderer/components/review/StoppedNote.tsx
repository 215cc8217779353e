import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './review.module.css'

/** What a pause or a disabling means, with what the provider said of it, if it did. */
export function StoppedNote({ what, reason }: { what: 'paused' | 'disabled'; reason: string | null }) {
  const { t } = useTranslation()
  return (
    <div className={classes.card} data-tone={what === 'paused' ? 'warn' : 'bad'}>
      <Title order={3}>{t(`reviews.${what}.title`)}</Title>
      <Text size="sm">{t(`reviews.${what}.text`)}</Text>
      {reason !== null && reason !== '' && <blockquote className={classes.quote}>{reason}</blockquote>}
    </div>
  )
}
