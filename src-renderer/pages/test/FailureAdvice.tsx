import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import { PauseOr } from '../../components/PauseOr.tsx'
import { sendReason } from './send-reason.ts'

/** What went wrong and what to do; where the provider's words say more than the kind, that. */
export function FailureAdvice({ problem, detail }: { problem: TestSend['problem']; detail: string | null }) {
  const { t } = useTranslation()
  if (problem === null) return null
  const reason = sendReason(problem, detail)
  const [title, advice] = reason
    ? ([`sendReason.${reason}.title`, `sendReason.${reason}.advice`] as const)
    : ([`problems:provider-${problem}.title`, `problems:provider-${problem}.advice`] as const)
  return (
    <>
      <Text size="sm" fw={600}>
        {t(title)}
      </Text>
      <Text size="sm">
        <PauseOr raw={detail} advice={t(advice)} />
      </Text>
    </>
  )
}
