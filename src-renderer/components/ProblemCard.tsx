import { Alert, Anchor, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useRoute } from 'wouter'
import type { ShownProblem } from '../shared/problems.ts'
import { IN_IMPLEMENTATION, ROUTES, stepHref } from '../shared/routes.ts'
import { PauseOr } from './PauseOr.tsx'

/** What happened, what to do, and the provider's own words folded beneath. */
export function ProblemSentence({ problem }: { problem: ShownProblem }) {
  const { t } = useTranslation()
  return (
    <div>
      <Text size="sm" fw={600}>
        {t(`problems:${problem.code}.title`, problem.data)}
      </Text>
      <Text size="sm">
        <PauseOr raw={problem.raw} advice={t(`problems:${problem.code}.advice`, problem.data)} />
      </Text>
      <CredentialWay code={problem.code} />
      {problem.raw !== null && problem.raw !== '' && (
        <details>
          <summary style={{ fontSize: '0.75rem', cursor: 'pointer' }}>
            {t(problem.code === 'internal' ? 'problem.ours' : 'problem.details')}
          </summary>
          <Text className="mono" size="xs" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {problem.raw}
          </Text>
        </details>
      )}
    </div>
  )
}

/** On another page than the account's: the way to where its credential is given. */
function CredentialWay({ code }: Pick<ShownProblem, 'code'>) {
  const { t } = useTranslation()
  const [isInside, inside] = useRoute(IN_IMPLEMENTATION)
  const [isProvider] = useRoute(ROUTES.provider)
  if (!isInside || isProvider || !code.startsWith('credential-')) return null
  return (
    <Anchor component={Link} href={stepHref(inside.id, 'provider')} size="sm" fw={600}>
      {t('tray.credential')}
    </Anchor>
  )
}

/** A failure shown where it happened: first thing inside its form or panel. */
export function ProblemCard({ problem }: { problem: ShownProblem }) {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      styles={{ root: { background: 'var(--bad-soft)' }, icon: { color: 'var(--bad)' }, message: { color: 'inherit' } }}
    >
      <ProblemSentence problem={problem} />
    </Alert>
  )
}
