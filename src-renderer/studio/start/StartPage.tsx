import { Button, Group, Text } from '@mantine/core'
import { IconFilePlus, IconPlugConnected } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import type { CrmVariable } from '#core/variables'
import { EmptyState } from '../../components/EmptyState.tsx'
import { NumberSelect } from '../../components/NumberAndTemplate.tsx'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { stepHref } from '../../shared/routes.ts'
import { DraftList } from './DraftList.tsx'
import { FromCrm } from './FromCrm.tsx'
import { FromTemplate } from './FromTemplate.tsx'
import { StarterPicker } from './StarterPicker.tsx'
import classes from './start.module.css'
import { BLANK, useBegin } from './useBegin.ts'

/** Where a template begins: a situation, an empty page, a text that is there already; and what was begun before. */
export function StartPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const input = { implementationId: id }
  const { data: overview, error } = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input }))
  const { data: numbers } = useQuery(rpc.numbers.list.queryOptions({ input }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input }))
  const isReady = overview && accounts && numbers && providers && variables
  const client = overview?.implementation.client
  return (
    <Page title={t('studio.title')} lead={t('studio.lead')} about={client}>
      {error && !overview && <ProblemCard problem={toProblem(error)} />}
      {!isReady && !error && <RowsSkeleton />}
      {isReady && accounts.length === 0 && (
        <EmptyState
          icon={IconPlugConnected}
          title={t('templates.noAccount.title')}
          text={t('studio.start.noAccount')}
          action={
            <Button component={Link} href={stepHref(id, 'provider')}>
              {t('steps.provider')}
            </Button>
          }
        />
      )}
      {isReady && accounts.length > 0 && (
        <>
          <DraftList implementationId={id} />
          <Beginnings
            implementationId={id}
            client={overview.implementation.client}
            accounts={accounts}
            numbers={numbers}
            providers={providers}
            variables={variables}
          />
        </>
      )}
    </Page>
  )
}

type BeginningsProps = {
  implementationId: string
  client: string
  accounts: readonly ProviderAccount[]
  numbers: readonly SenderNumber[]
  providers: readonly ProviderDescriptor[]
  variables: CrmVariable[]
}

function Beginnings({ implementationId, client, accounts, numbers, providers, variables }: BeginningsProps) {
  const { t } = useTranslation()
  const { begin, isBusy } = useBegin(implementationId)
  const [numberId, setNumberId] = useState(numbers[0]?.id ?? '')
  const number = numbers.find((candidate) => candidate.id === numberId)
  const account = accounts.find((candidate) => candidate.id === number?.accountId) ?? accounts[0]
  const provider = providers.find((candidate) => candidate.id === account?.provider)
  if (!account || !provider) return null
  const from = { accountId: account.id, senderId: number?.senderId ?? null }
  return (
    <section aria-label={t('studio.start.title')}>
      <Group justify="space-between" align="flex-end" gap="md" mb="md">
        <div>
          <h2 className={classes.title}>{t('studio.start.title')}</h2>
          <Text size="sm" c="dimmed">
            {t('studio.start.text')}
          </Text>
        </div>
        <Group gap="sm" align="flex-end">
          {numbers.length > 1 && (
            <div className={classes.number}>
              <NumberSelect numbers={numbers} numberId={numberId} onChange={setNumberId} />
            </div>
          )}
          <Button
            variant="default"
            leftSection={<IconFilePlus size={16} aria-hidden />}
            disabled={isBusy}
            onClick={() => begin({ ...from, content: BLANK, bindings: [] })}
          >
            {t('studio.start.blank')}
          </Button>
          <FromCrm implementationId={implementationId} provider={provider} variables={variables} from={from} onBegin={begin} />
          <FromTemplate implementationId={implementationId} numbers={numbers} number={number} onBegin={begin} />
        </Group>
      </Group>
      <StarterPicker
        provider={provider}
        variables={variables}
        client={client}
        isBusy={isBusy}
        onBegin={(written) => begin({ ...from, ...written })}
      />
    </section>
  )
}
