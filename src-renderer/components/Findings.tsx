import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconFlag } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ReadinessFinding } from '#core/readiness'
import { stepHref } from '../app/steps.ts'
import classes from './findings.module.css'
import { useTriggerProblem } from './useTriggerProblem.ts'

const LOOKS = {
  export: { Icon: IconAlertTriangle, className: classes.export },
  'go-live': { Icon: IconFlag, className: classes.goLive },
  advice: { Icon: IconBulb, className: classes.advice },
} as const

type FindingsProps = { implementationId: string; findings: readonly ReadinessFinding[]; linked?: boolean }

/** What is missing, worst first. `linked`: each leads to the place where it is put right. */
export function Findings({ implementationId, findings, linked = false }: FindingsProps) {
  const { t } = useTranslation()
  const say = useFindingSentence()
  if (findings.length === 0) return null
  const order = Object.keys(LOOKS)
  const sorted = [...findings].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
  return (
    <ul className={classes.list} aria-label={t('readiness.missing')}>
      {sorted.map((finding) => {
        const { Icon, className } = LOOKS[finding.level]
        return (
          <li key={`${finding.id}.${finding.subjectId}.${finding.data.problem ?? ''}`} className={`${classes.row} ${className}`}>
            <Icon size={16} aria-hidden className={classes.icon} />
            <Text size="sm" flex={1}>
              {say(finding)}
            </Text>
            <Text size="xs" className={classes.level}>
              {t(`findingLevel.${finding.level}`)}
            </Text>
            {linked && (
              <Anchor component={Link} href={stepHref(implementationId, finding.step, finding.subjectId)} size="sm">
                {t(`steps.${finding.step}`)}
              </Anchor>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** A finding's sentence. A broken trigger says what is wrong with it. */
function useFindingSentence(): (finding: ReadinessFinding) => string {
  const { t } = useTranslation()
  const sayProblem = useTriggerProblem()
  return ({ id, data }) => {
    const detail = typeof data.problem === 'string' ? sayProblem(data.problem, data) : ''
    return t(`findings.${id}`, { ...data, detail, count: Number(data.count ?? 0) })
  }
}
