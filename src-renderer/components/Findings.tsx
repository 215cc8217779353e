import { Anchor, Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconFlag } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { FaultCode, FaultPlace } from '#core/bundle'
import type { ReadinessFinding } from '#core/readiness'
import { useFormat } from '../i18n/index.ts'
import { rehearsalHref, stepHref } from '../shared/routes.ts'
import { usePhoneFormat } from '../shared/usePhone.ts'
import { useTriggerName, useTriggerProblem } from '../shared/useTriggerProblem.ts'
import { verbOf } from './finding-verbs.ts'
import classes from './findings.module.css'

const LOOKS = {
  export: { Icon: IconAlertTriangle, className: classes.export },
  'go-live': { Icon: IconFlag, className: classes.goLive },
  advice: { Icon: IconBulb, className: classes.advice },
} as const

type FindingsProps = { implementationId: string; findings: readonly ReadinessFinding[]; linked?: boolean }

/** More than this stand between a person and the page; the rest is one click away. */
const FIRST = 3

/** What is missing, worst first, each sentence once, with the way to where it is put right. `linked`: all of it, also what has no row of its own. */
export function Findings({ implementationId, findings, linked = false }: FindingsProps) {
  const { t } = useTranslation()
  const say = useFindingSentence(findings)
  const [isOpen, setOpen] = useState(false)
  if (findings.length === 0) return null
  const order = Object.keys(LOOKS)
  const sorted = [...findings].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
  // Two triggers on one status are wrong in the same words.
  const said = [...new Map(sorted.map((finding) => [say(finding), finding]))]
  const shown = linked || isOpen || said.length <= FIRST + 1 ? said : said.slice(0, FIRST)
  return (
    <div className={classes.list}>
      <ul aria-label={t('readiness.missing')}>
        {shown.map(([sentence, finding]) => {
          const { Icon, className } = LOOKS[finding.level]
          return (
            <li key={sentence} className={`${classes.row} ${className}`}>
              <Icon size={16} aria-hidden className={classes.icon} />
              <Text size="sm" flex={1}>
                {sentence}
              </Text>
              <Text size="xs" className={classes.level}>
                {t(`findingLevel.${finding.level}`)}
              </Text>
              {(linked || (finding.subjectId !== null && verbOf(finding) !== null)) && (
                <Way implementationId={implementationId} finding={finding} />
              )}
            </li>
          )
        })}
      </ul>
      {!linked && said.length > FIRST + 1 && (
        <Button variant="subtle" size="compact-sm" m={6} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('readiness.less') : t('readiness.more', { count: said.length - FIRST })}
        </Button>
      )}
    </div>
  )
}

/** Leads to the place where it is put right, by what is done there. */
function Way({ implementationId, finding }: { implementationId: string; finding: ReadinessFinding }) {
  const { t } = useTranslation()
  const verb = verbOf(finding)
  // A test is sent from the number that it is about.
  const step = verb === 'test' ? 'test' : finding.step
  const href = verb === 'rehearse' ? rehearsalHref(implementationId) : stepHref(implementationId, step, finding.subjectId)
  return (
    <Anchor component={Link} href={href} size="sm" className={classes.way}>
      {verb ? t(`findingVerb.${verb}`) : t(`steps.${finding.step}`)}
    </Anchor>
  )
}

/** A finding's sentence. One about a trigger calls it by its name and says what is wrong with it. */
function useFindingSentence(findings: readonly ReadinessFinding[]): (finding: ReadinessFinding) => string {
  const { t } = useTranslation()
  const sayProblem = useTriggerProblem()
  const nameOf = useTriggerName()
  const formatPhone = usePhoneFormat(findings.some(({ data }) => typeof data.number === 'string'))
  const format = useFormat()
  const category = (value: string | number | undefined): string =>
    value === 'UTILITY' || value === 'MARKETING' || value === 'AUTHENTICATION'
      ? t(`templates.category.${value}`)
      : String(value ?? '')
  return ({ id, data }) => {
    if (id === 'bundle-wrong') {
      const place = t(`faultPlace.${data.placeKind as FaultPlace['kind']}`, { name: data.placeName })
      return t(`bundleRules.${data.rule as FaultCode}`, { ...data, place })
    }
    const { kind, place = '', problem, number, since } = data
    const ofTrigger =
      typeof kind === 'string' && typeof problem === 'string'
        ? { name: nameOf(kind, String(place)), detail: sayProblem(kind, problem, data) }
        : {}
    const ofCategory = id === 'category-changed' ? { requested: category(data.requested), category: category(data.category) } : {}
    const shown = {
      ...(typeof number === 'string' && { number: formatPhone(number) }),
      ...(typeof since === 'string' && { since: format.day(since) }),
    }
    return t(`findings.${id}`, { ...data, ...shown, ...ofTrigger, ...ofCategory, count: Number(data.count ?? 0) })
  }
}
