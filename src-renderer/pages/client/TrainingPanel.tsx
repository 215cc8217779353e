import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Implementation } from '#core/implementation'
import type { Readiness } from '#core/readiness'
import { Section } from '../../components/Section.tsx'
import { StepIcon } from '../../components/StepIcon.tsx'
import { STEPS_IN_ORDER, stepHref } from '../../shared/routes.ts'
import classes from './client.module.css'

/** What a newcomer does in each step of the training implementation: look, mend what was planted, or do it. */
const TASKS = { done: 'look', problem: 'mend', open: 'do', todo: 'do' } as const

type TrainingPanelProps = { implementation: Implementation; readiness: Readiness }

/** "Implantação de treino": what it is, that mistakes are planted, and the way through it. Not where or which they are. */
export function TrainingPanel({ implementation, readiness }: TrainingPanelProps) {
  const { t } = useTranslation()
  return (
    <Section title={t('client.training.title')} text={t('client.training.text')}>
      <Text size="sm" maw={720}>
        {t('client.training.planted')}
      </Text>
      <Stack gap={4}>
        <Text size="sm" fw={500}>
          {t('client.training.way')}
        </Text>
        <ol className={classes.way}>
          {STEPS_IN_ORDER.map((step) => (
            <li key={step}>
              <StepIcon state={readiness.steps[step]} />
              <Link href={stepHref(implementation.id, step)}>
                {t(`client.training.${TASKS[readiness.steps[step]]}`, { step: t(`steps.${step}`) })}
              </Link>
            </li>
          ))}
        </ol>
        <Text size="sm" c="dimmed">
          {t('client.training.end')}
        </Text>
      </Stack>
    </Section>
  )
}
