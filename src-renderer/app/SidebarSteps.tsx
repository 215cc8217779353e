import { VisuallyHidden } from '@mantine/core'
import { IconHistory, IconPlayerTrackPrev } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Readiness, Step } from '#core/readiness'
import { StepIcon } from '../components/StepIcon.tsx'
import { historyHref, rehearsalHref, releaseHref, STEPS_IN_ORDER, stepHref, studioHref } from '../shared/routes.ts'
import classes from './shell.module.css'

export function SidebarSteps({ id, readiness }: { id: string; readiness: Readiness }) {
  const { t } = useTranslation()
  const [location] = useLocation()
  const history = historyHref(id)
  const rehearsal = rehearsalHref(id)
  const currentIn = (...places: string[]): 'page' | undefined =>
    places.some((place) => location === place || location.startsWith(`${place}/`)) ? 'page' : undefined
  /** Pages that belong to a step and have an address of their own. */
  const besides: Partial<Record<Step, string>> = { templates: studioHref(id), export: releaseHref(id) }
  return (
    <ol className={classes.steps}>
      {STEPS_IN_ORDER.map((step) => {
        const href = stepHref(id, step)
        const open = readiness.findings.filter((finding) => finding.step === step && finding.level !== 'advice').length
        const state = readiness.steps[step]
        return (
          <Fragment key={step}>
            {step === 'export' && (
              <li>
                <Link href={rehearsal} className={classes.item} aria-current={currentIn(rehearsal)}>
                  <IconPlayerTrackPrev size={16} aria-hidden style={{ flex: 'none' }} />
                  <span className={classes.itemText}>{t('shell.rehearsal')}</span>
                </Link>
              </li>
            )}
            <li>
              <Link href={href} className={classes.item} aria-current={currentIn(href, besides[step] ?? href)}>
                <StepIcon state={state} />
                <span className={classes.itemText}>{t(`steps.${step}`)}</span>
                {open > 0 && (
                  <span className={classes.count} aria-hidden>
                    {open}
                  </span>
                )}
                <VisuallyHidden>
                  {t(`stepState.${state}`)}
                  {open > 0 && `, ${t('shell.findings', { count: open })}`}
                </VisuallyHidden>
              </Link>
            </li>
          </Fragment>
        )
      })}
      <li>
        <Link href={history} className={classes.item} aria-current={currentIn(history)}>
          <IconHistory size={16} aria-hidden style={{ flex: 'none' }} />
          <span className={classes.itemText}>{t('history.nav')}</span>
        </Link>
      </li>
    </ol>
  )
}
