import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ShownProblem } from '../shared/problems.ts'
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
