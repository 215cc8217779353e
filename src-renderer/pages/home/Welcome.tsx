import { Text, Title } from '@mantine/core'
import { IconPlugConnected, IconRefresh, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './home.module.css'

const STEPS = [
  { step: 'connect', Icon: IconPlugConnected },
  { step: 'sync', Icon: IconRefresh },
  { step: 'send', Icon: IconSend },
] as const

/** For a newcomer: the whole way in three short steps. */
export function Welcome() {
  const { t } = useTranslation()
  return (
    <section className={`panel ${classes.welcome}`} aria-labelledby="welcome">
      <Title order={2} id="welcome">
        {t('home.welcome.title')}
      </Title>
      <Text c="dimmed" size="sm" maw={720}>
        {t('home.welcome.text')}
      </Text>
      <ol className={classes.welcomeSteps}>
        {STEPS.map(({ step, Icon }, index) => (
          <li key={step}>
            <Icon size={22} stroke={1.5} color="var(--accent-text)" aria-hidden />
            <Text fw={600} size="sm">
              {index + 1}. {t(`home.welcome.${step}.title`)}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`home.welcome.${step}.text`)}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  )
}
