import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TERM_CHANNELS } from '#core/consent'
import { OPT_OUT_WORDS } from '#core/contacts'
import classes from '../consent.module.css'
import term from './term.module.css'

const OPT_OUT_STEPS = ['flag', 'confirm', 'never', 'record'] as const

/** The ways in which the term may reach a contact. */
export function SendTerm() {
  const { t } = useTranslation()
  return (
    <details className={classes.fold}>
      <summary>{t('consent.send.title')}</summary>
      <p>{t('consent.send.text')}</p>
      <ul>
        {TERM_CHANNELS.map((channel) => (
          <li key={channel}>
            <b>{t(`consent.send.channel.${channel}.name`)}</b> {t(`consent.send.channel.${channel}.text`)}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** OPT-03: the words with which a contact leaves, and what the CRM does then. */
export function OptOut() {
  const { t } = useTranslation()
  return (
    <details className={classes.fold}>
      <summary>{t('consent.optOut.title')}</summary>
      <p>{t('consent.optOut.text')}</p>
      <div className={term.words}>
        {OPT_OUT_WORDS.map((word) => (
          <Badge key={word} color="gray" variant="default" size="lg">
            {word}
          </Badge>
        ))}
      </div>
      <ol>
        {OPT_OUT_STEPS.map((step) => (
          <li key={step}>{t(`consent.optOut.step.${step}`)}</li>
        ))}
      </ol>
    </details>
  )
}
