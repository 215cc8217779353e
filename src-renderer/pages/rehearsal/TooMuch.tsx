import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../../components/Section.tsx'
import { useFormat } from '../../i18n/index.ts'
import { FigureButton } from './FigureButton.tsx'
import { OpenedRows } from './OpenedRows.tsx'
import type { PartProps } from './part.ts'
import classes from './rehearsal.module.css'

const PART = 'too-much'

/** Who would hear more than a person should, in a day and in a week. */
export function TooMuch(props: PartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { record, opened, onOpen } = props
  const { perDay, perWeek } = record.summary.overMessaged
  return (
    <Section title={t('rehearsal.tooMuch.title')} text={t('rehearsal.tooMuch.text')}>
      <div className={classes.two}>
        {[['day', perDay] as const, ['week', perWeek] as const].map(([beyond, { limit, contacts, messages, most }]) => {
          const title = t(`rehearsal.tooMuch.${beyond}`, { count: limit, limit: format.number(limit) })
          return (
            <div key={beyond} className={classes.tile}>
              <Text size="sm" c="dimmed">
                {title}
              </Text>
              <div className={classes.plain}>
                {contacts === 0
                  ? t('rehearsal.tooMuch.nobody')
                  : t('rehearsal.tooMuch.contacts', { count: contacts, contacts: format.number(contacts) })}
              </div>
              {contacts > 0 && (
                <Text size="xs" c="dimmed">
                  <FigureButton
                    count={messages}
                    to={{ part: PART, filter: { beyond }, title: t('rehearsal.tooMuch.beyond', { limit: title }) }}
                    opened={opened}
                    onOpen={onOpen}
                  />{' '}
                  {t('rehearsal.tooMuch.messages', { count: messages })} ·{' '}
                  {t('rehearsal.tooMuch.most', { most: format.number(most) })}
                </Text>
              )}
            </div>
          )
        })}
      </div>
      <OpenedRows {...props} part={PART} />
    </Section>
  )
}
