import { Anchor, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Readiness } from '#core/readiness'
import { ReadinessRing } from '../../components/ReadinessRing.tsx'
import { StepIcon } from '../../components/StepIcon.tsx'
import { readinessHref, STEPS_IN_ORDER, stepHref } from '../../shared/routes.ts'
import classes from './report.module.css'

const LEVELS = ['export', 'go-live', 'advice'] as const

/** Which steps the document lists open points of, each with the way there. The sentences are in the document. */
export function StillOpen({ implementationId, readiness }: { implementationId: string; readiness: Readiness }) {
  const { t } = useTranslation()
  const id = useId()
  const { findings, percent, steps } = readiness
  const open = STEPS_IN_ORDER.filter((step) => findings.some((finding) => finding.step === step))
  return (
    <aside className={`panel ${classes.open}`} aria-labelledby={id}>
      <div className={classes.head}>
        <ReadinessRing percent={percent} size={48} />
        <Title order={2} id={id}>
          {t('report.view.open')}
        </Title>
      </div>
      {open.length === 0 ? (
        <Text size="sm">{t('report.none')}</Text>
      ) : (
        <ul>
          {open.map((step) => (
            <li key={step}>
              <StepIcon state={steps[step]} />
              <div>
                <Anchor component={Link} href={stepHref(implementationId, step)} size="sm" fw={500}>
                  {t(`steps.${step}`)}
                </Anchor>
                {LEVELS.map((level) => {
                  const count = findings.filter((finding) => finding.step === step && finding.level === level).length
                  return (
                    count > 0 && (
                      <Text key={level} size="xs" c="dimmed">
                        {t(`report.open.${level}`, { count })}
                      </Text>
                    )
                  )
                })}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Anchor component={Link} href={readinessHref(implementationId)} size="sm">
        {t('goLive.link')}
      </Anchor>
      <Text size="xs" c="dimmed" id="report-pdf">
        {t('report.view.pdfHint')}
      </Text>
    </aside>
  )
}
