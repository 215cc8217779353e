import { Alert, Anchor, Button, Group, List, Loader, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Page } from '../../components/Page.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { readinessHref, rehearsalHref } from '../../shared/routes.ts'
import { Crm } from './Crm.tsx'
import classes from './live.module.css'
import { Phone } from './Phone.tsx'
import { useLive } from './useLive.ts'
import { Way } from './Way.tsx'

/** "Ensaio ao vivo": one event after the other on a simulated CRM, and every hop of what it leads to. */
export function LivePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const overview = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  const live = useLive(id)
  const { opening, opened, hops, isRunning, problem } = live
  const reasons = opening.data?.ok === false ? opening.data.reasons : null
  return (
    <Page
      title={t('live.title')}
      lead={t('live.lead')}
      about={overview.data?.implementation.client}
      action={
        <Button component={Link} href={rehearsalHref(id)} variant="default">
          {t('live.back')}
        </Button>
      }
    >
      <Alert icon={<IconInfoCircle size={18} aria-hidden />} color="gray" variant="light" title={t('live.badge')}>
        {t('live.notReal')}
      </Alert>
      {opening.isPending && (
        <Group gap="sm" role="status" aria-busy>
          <Loader size="sm" />
          <Text size="sm">{t('live.loading')}</Text>
        </Group>
      )}
      {opening.error && <ProblemCard problem={toProblem(opening.error)} />}
      {reasons && (
        <Section title={t('live.refused')}>
          <List size="sm">
            {reasons.map((reason) => (
              <List.Item key={reason}>{reason}</List.Item>
            ))}
          </List>
          <Anchor component={Link} href={readinessHref(id)} size="sm">
            {t('live.toReadiness')}
          </Anchor>
        </Section>
      )}
      {problem && <ProblemCard problem={problem} />}
      {opened && (
        <>
          <div className={classes.stage}>
            <Crm opened={opened} isRunning={isRunning} onAct={live.act} />
            <Way implementationId={id} hops={hops} />
            <Phone hops={hops} isRunning={isRunning} onReply={live.reply} />
          </div>
          <Group gap="sm">
            <Button variant="default" onClick={() => opening.mutate()}>
              {t('live.again')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('live.loaded', { count: opened.rows })} {t('live.againHint')}
            </Text>
          </Group>
        </>
      )}
    </Page>
  )
}
