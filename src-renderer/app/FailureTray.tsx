import { ActionIcon, Button, Group, Indicator, Popover, Stack, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ProviderAccount } from '#core/implementation'
import { dismissFailures, useFailures, useTold } from '../components/failures.tsx'
import { ProblemSentence } from '../components/ProblemCard.tsx'
import { RelativeTime } from '../components/RelativeTime.tsx'
import { rpc } from '../connection/index.ts'
import { stepHref } from '../shared/routes.ts'

/** Where background failures and decisions leave their trace, with whose they are and what can be done. */
export function FailureTray() {
  const { t } = useTranslation()
  const failures = useFailures()
  const told = useTold()
  const count = failures.length + told.length
  return (
    <Popover width={360} position="bottom-end" withArrow trapFocus returnFocus>
      <Indicator label={count} size={16} disabled={count === 0} color="red.9">
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('tray.label', { count })}>
            <IconBell size={18} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown>
        <Group justify="space-between" mb="xs">
          <Text fw={600}>{t('tray.title')}</Text>
          {count > 0 && (
            <Button variant="subtle" size="compact-xs" onClick={dismissFailures}>
              {t('tray.dismiss')}
            </Button>
          )}
        </Group>
        {count === 0 ? (
          <Text size="sm" c="dimmed">
            {t('tray.empty')}
          </Text>
        ) : (
          <Stack gap="sm" mah="60dvh" style={{ overflowY: 'auto' }}>
            {failures.map((failure) => (
              <div key={failure.id}>
                {failure.accountId !== null && <Whose accountId={failure.accountId} />}
                <ProblemSentence problem={failure.problem} />
                <Text size="xs" c="dimmed">
                  <RelativeTime instant={failure.at} />
                </Text>
                {failure.accountId !== null && <WayOut accountId={failure.accountId} code={failure.problem.code} />}
              </div>
            ))}
            {told.map(({ id, at, title, text, isGood, href }) => (
              <div key={id}>
                <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere', color: isGood ? undefined : 'var(--bad)' }}>
                  {title}
                </Text>
                <Text size="sm" lineClamp={3}>
                  {text}
                </Text>
                <Text size="xs" c="dimmed">
                  <RelativeTime instant={at} />
                </Text>
                <Button component={Link} href={href} variant="default" size="compact-xs" mt={4}>
                  {t('tray.open')}
                </Button>
              </div>
            ))}
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

/** The account that a failure is about, among those that any page has loaded. */
function useAccount(accountId: string): ProviderAccount | undefined {
  const queries = useQueryClient()
  return queries
    .getQueriesData<ProviderAccount[]>({ queryKey: rpc.accounts.list.key() })
    .flatMap(([, accounts]) => accounts ?? [])
    .find(({ id }) => id === accountId)
}

function Whose({ accountId }: { accountId: string }) {
  const account = useAccount(accountId)
  const { data: overviews = [] } = useQuery(rpc.implementations.list.queryOptions())
  if (!account) return null
  const client = overviews.find(({ implementation }) => implementation.id === account.implementationId)?.implementation.client
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {[client, account.label].filter((part) => part !== undefined).join(' · ')}
    </Text>
  )
}

/** The button that does something about it, where there is one. */
function WayOut({ accountId, code }: { accountId: string; code: string }) {
  const { t } = useTranslation()
  const account = useAccount(accountId)
  if (!account) return null
  const isCredential = code.startsWith('credential-') || code === 'provider-auth' || code === 'provider-permission'
  return (
    <Button
      component={Link}
      href={stepHref(account.implementationId, isCredential ? 'provider' : 'templates', isCredential ? accountId : null)}
      variant="default"
      size="compact-xs"
      mt={4}
    >
      {t(isCredential ? 'tray.credential' : 'tray.sync')}
    </Button>
  )
}
