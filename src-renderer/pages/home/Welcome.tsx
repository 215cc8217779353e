import { Button, Text, Title } from '@mantine/core'
import { IconPlugConnected, IconRefresh, IconSchool, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './home.module.css'
import { NewImplementation } from './NewImplementation.tsx'
import { useStartTraining } from './useStartTraining.ts'

const STEPS = [
  { step: 'connect', Icon: IconPlugConnected },
  { step: 'sync', Icon: IconRefresh },
  { step: 'send', Icon: IconSend },
] as const

/** For a newcomer: what the program is for, the whole way in three short steps, and two doors. */
export function Welcome() {
  const { t } = useTranslation()
  const training = useStartTraining()
  return (
    <>
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
      <div className={classes.doors}>
        <section className={`panel ${classes.door}`} aria-labelledby="door-training">
          <Title order={2} id="door-training">
            {t('home.training')}
          </Title>
          <Text size="sm">{t('home.trainingText')}</Text>
          <Text size="sm" c="dimmed">
            {t('home.trainingMistakes')}
          </Text>
          <Button
            leftSection={<IconSchool size={16} aria-hidden />}
            loading={training.isPending}
            onClick={() => training.mutate(undefined)}
          >
            {t('home.openTraining')}
          </Button>
        </section>
        <section className={`panel ${classes.door}`}>
          <NewImplementation onCancel={null} />
        </section>
      </div>
    </>
  )
}
