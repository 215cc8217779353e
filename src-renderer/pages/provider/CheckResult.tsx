import { Group, Text } from '@mantine/core'
import { IconCircleCheck, IconKeyOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionReport } from '#core/contract'
import type { ProviderAccount } from '#core/implementation'
import { hasCredential } from '#core/readiness'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { toProblem } from '../../shared/problems.ts'

type CheckResultProps = { account: ProviderAccount; report: ConnectionReport | null; error: unknown }

/** What the provider answered the last time somebody asked. */
export function CheckResult({ account, report, error }: CheckResultProps) {
  const { t } = useTranslation()
  const { lastCheck } = account
  const kind = report ? report.problem : (lastCheck?.problem ?? null)
  const wasGood = report ? report.ok : (lastCheck?.ok ?? false)
  return (
    <div role="status" style={{ marginTop: error || lastCheck || report ? 12 : 0 }}>
      {error ? (
        <ProblemCard problem={toProblem(error)} />
      ) : kind !== null ? (
        <ProblemCard problem={{ code: `provider-${kind}`, data: { hint: '' }, raw: report?.raw ?? null }} />
      ) : (
        wasGood &&
        (hasCredential(account) ? (
          <Group gap={6}>
            <IconCircleCheck size={16} color="var(--ok)" aria-hidden />
            <Text size="sm">
              {typeof report?.templates === 'number'
                ? t('accounts.checkOkTemplates', { count: report.templates })
                : t('accounts.checkOk')}
            </Text>
            {lastCheck && (
              <Text size="sm" c="dimmed">
                <RelativeTime instant={lastCheck.at} />
              </Text>
            )}
          </Group>
        ) : (
          // The same answer stands for nothing once what got it is gone.
          <Group gap={6} wrap="nowrap">
            <IconKeyOff size={16} color="var(--warn)" aria-hidden style={{ flex: 'none' }} />
            <Text size="sm">{t('accounts.checkedBefore')}</Text>
          </Group>
        ))
      )}
    </div>
  )
}
