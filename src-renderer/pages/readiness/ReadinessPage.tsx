import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { GoLiveCheck } from '#core/readiness'
import { ReportLink } from '../../components/ClosingLinks.tsx'
import { Findings } from '../../components/Findings.tsx'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { ReadinessRing } from '../../components/ReadinessRing.tsx'
import { StepIcon } from '../../components/StepIcon.tsx'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { rehearsalHref, stepHref } from '../../shared/routes.ts'
import classes from './readiness.module.css'
import { useEvidence } from './useEvidence.ts'

/** Every condition for going live, with what it stands on, and what comes next. */
export function ReadinessPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  const readiness = data?.readiness
  const next = readiness?.checks.find(({ state }) => state === 'blocked' || state === 'open')
  return (
    <Page
      title={t('goLive.title')}
      lead={t('goLive.lead')}
      about={data?.implementation.client}
      action={data && <ReportLink implementationId={id} />}
    >
      {error && !data && <ProblemCard problem={toProblem(error)} />}
      {!data && !error && <RowsSkeleton />}
      {readiness && (
        <>
          <section className={`panel ${classes.next}`} aria-labelledby="go-live-next">
            <ReadinessRing percent={readiness.percent} size={64} />
            <div className={classes.nextText}>
              <Title order={2} id="go-live-next">
                {next ? t('goLive.next') : t('goLive.allDone')}
              </Title>
              {next && <Text size="sm">{t(`goLive.check.${next.id}.title`)}</Text>}
            </div>
            {next && (
              <Button component={Link} href={hrefOf(id, next)} rightSection={<IconArrowRight size={16} aria-hidden />}>
                {t('goLive.go', { step: t(placeOf(next)) })}
              </Button>
            )}
          </section>
          <ul className={`panel ${classes.checks}`} aria-label={t('goLive.list')}>
            {readiness.checks.map((check) => (
              <CheckRow key={check.id} implementationId={id} check={check} />
            ))}
          </ul>
          <Findings implementationId={id} findings={readiness.findings} linked />
        </>
      )}
    </Page>
  )
}

/** The rehearsal has a page of its own. */
const hrefOf = (implementationId: string, { id, step }: GoLiveCheck): string =>
  id === 'rehearsal' ? rehearsalHref(implementationId) : stepHref(implementationId, step)
const placeOf = ({ id, step }: GoLiveCheck) => (id === 'rehearsal' ? 'shell.rehearsal' : (`steps.${step}` as const))

const LOOKS = {
  ok: { step: 'done', tone: 'ok' },
  advice: { step: 'done', tone: 'neutral' },
  open: { step: 'open', tone: 'warn' },
  blocked: { step: 'problem', tone: 'bad' },
  todo: { step: 'todo', tone: 'neutral' },
  none: { step: 'todo', tone: 'neutral' },
} as const

function CheckRow({ implementationId, check }: { implementationId: string; check: GoLiveCheck }) {
  const { t } = useTranslation()
  const sayEvidence = useEvidence()
  const { id, rule, state } = check
  const look = LOOKS[state]
  const evidence = sayEvidence(check)
  return (
    <li className={classes.check}>
      <StepIcon state={look.step} size={20} />
      <div className={classes.words}>
        <Text fw={600}>{t(`goLive.check.${id}.title`)}</Text>
        <Text size="sm" c="dimmed">
          {[evidence, rule && t('goLive.rule', { words: t(`manual.${rule}`) })].filter((part) => part !== null).join(' · ')}
        </Text>
      </div>
      <Group gap="md" wrap="nowrap">
        <ToneBadge tone={look.tone}>{t(`goLive.state.${state}`)}</ToneBadge>
        <Anchor component={Link} href={hrefOf(implementationId, check)} size="sm">
          {t(placeOf(check))}
        </Anchor>
      </Group>
    </li>
  )
}
