import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import type { ProviderDescriptor, SenderReport } from '#core/provider'
import { accountState } from '#core/readiness'
import { type Tone, ToneBadge } from '../../components/ToneBadge.tsx'
import { api } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { toProblem } from '../../shared/problems.ts'

type NumberStateProps = {
  number: SenderNumber
  /** As it is shown. */
  phone: string
  account: ProviderAccount | undefined
  provider: ProviderDescriptor | undefined
}

/** Asked again by itself after this long, when somebody comes back to the page. */
const FRESH_MS = 5 * 60_000

const TONES = {
  connected: 'ok',
  pending: 'neutral',
  flagged: 'warn',
  restricted: 'bad',
  disconnected: 'bad',
  unknown: 'warn',
} as const satisfies Record<SenderReport['state'], Tone>

/** What the provider says about a number. A key of its own: a switched Padrão Chat is no reason to ask the provider again. */
export function NumberState({ number, phone, account, provider }: NumberStateProps) {
  const { t } = useTranslation()
  const says = provider?.capabilities.checkSenders ?? false
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['number-state', number.id, number.senderId, number.accountId],
    queryFn: ({ signal }) => api.numbers.check({ id: number.id }, { signal }),
    // Not before the credential is known to work: every row would say the same.
    enabled: says && account !== undefined && accountState(account) === 'ok',
    staleTime: FRESH_MS,
    refetchOnWindowFocus: true,
  })
  if (!says)
    return (
      <Text size="sm" c="dimmed">
        {t('numbers.state.silent')}
      </Text>
    )
  return (
    <Group gap={4} wrap="nowrap" align="flex-start">
      <div role="status">
        {error ? (
          <Text size="xs" style={{ color: 'var(--warn)' }}>
            {t(`problems:${toProblem(error).code}.title`, toProblem(error).data)}
          </Text>
        ) : data === undefined ? (
          <Text size="sm" c="dimmed">
            {isFetching ? t('numbers.state.asking') : t('numbers.state.notAsked')}
          </Text>
        ) : data === null ? (
          <Text size="sm" style={{ color: 'var(--bad)' }}>
            {t('numbers.state.notKnown')}
          </Text>
        ) : (
          <Report report={data} />
        )}
      </div>
      <Tooltip label={t('numbers.state.ask')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          loading={isFetching}
          onClick={() => void refetch()}
          aria-label={t('numbers.state.askOf', { phone })}
        >
          <IconRefresh size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}

function Report({ report: { state, stateRaw, quality, limit } }: { report: SenderReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <ToneBadge tone={TONES[state]}>{state === 'unknown' ? stateRaw : t(`senderState.${state}`)}</ToneBadge>
      <Text size="xs" c="dimmed" mt={2}>
        {t('numbers.state.quality', { quality: t(`quality.${quality}`) })}
      </Text>
      {limit !== null && (
        <Text size="xs" c="dimmed">
          {t('numbers.state.limit', { limit: format.number(limit) })}
        </Text>
      )}
    </>
  )
}
