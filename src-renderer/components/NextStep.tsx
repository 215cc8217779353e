import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Step } from '#core/readiness'
import { readinessHref, STEPS_IN_ORDER, stepHref } from '../shared/routes.ts'
import classes from './page.module.css'

/** The end of a step: the next one of the list at the left; after the last, whether it can go live. */
export function NextStep({ implementationId, step }: { implementationId: string; step: Step }) {
  const { t } = useTranslation()
  const next = STEPS_IN_ORDER[STEPS_IN_ORDER.indexOf(step) + 1]
  return (
    <div className={classes.next}>
      <Button
        component={Link}
        href={next ? stepHref(implementationId, next) : readinessHref(implementationId)}
        variant="default"
        rightSection={<IconArrowRight size={16} aria-hidden />}
      >
        {t('nextStep.to', { step: next ? t(`steps.${next}`) : t('goLive.title') })}
      </Button>
    </div>
  )
}
