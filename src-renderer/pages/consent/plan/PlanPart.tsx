import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentState } from '#core/contract'
import { useFileProblem } from '../../../components/files/useFileProblem.ts'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { useFormat } from '../../../i18n/index.ts'
import type { PartState } from '../consent-parts.ts'
import { Part } from '../Part.tsx'
import { Warning } from '../Warning.tsx'
import { HowToRun } from './HowToRun.tsx'
import { PlanFigures } from './PlanFigures.tsx'
import { PlanFiles } from './PlanFiles.tsx'
import { firstTarget } from './sql-target.ts'
import { TargetForm } from './TargetForm.tsx'
import { usePlan } from './usePlan.ts'

type PlanPartProps = { implementationId: string; consent: ConsentState; state: PartState }

/** "Plano de atualização da base" (M13, M14): only who agreed enters; the result is files that the client runs. */
export function PlanPart({ implementationId, consent: { plan, files }, state }: PlanPartProps) {
  const { t } = useTranslation()
  const label = useId()
  const format = useFormat()
  const sayProblem = useFileProblem()
  const [target, setTarget] = useState(() => plan?.target ?? firstTarget())
  const { rows, problem, calculate, cancel } = usePlan(implementationId)
  const missing = (['contacts', 'evidence'] as const).filter((kind) => !files.some((file) => file.kind === kind))
  // The contacts are read twice: what repeats is known before anybody is judged.
  const total = files.reduce((sum, file) => sum + file.rows * (file.kind === 'contacts' ? 2 : 1), 0)
  return (
    <Part part="plan" state={state}>
      {problem && <ProblemCard problem={sayProblem(problem)} />}
      {missing.length > 0 ? (
        <Text size="sm" c="dimmed">
          {t('consent.plan.missing', { files: missing.map((kind) => t(`consent.part.${kind}.title`)).join(', ') })}
        </Text>
      ) : rows === null ? (
        <TargetForm target={target} isAgain={plan !== null} onChange={setTarget} onSubmit={() => void calculate(target)} />
      ) : (
        <Group gap="lg" wrap="nowrap">
          <Stack gap={4} flex={1} maw={560}>
            <Text size="sm" id={label}>
              {t('consent.plan.reading', { count: rows, rows: format.number(rows) })}
            </Text>
            <Progress value={total === 0 ? 100 : Math.min(100, (rows / total) * 100)} size="sm" aria-labelledby={label} />
          </Stack>
          <Button variant="default" onClick={cancel}>
            {t('action.cancel')}
          </Button>
        </Group>
      )}
      {plan && (
        <>
          {state.state === 'stale' && <Warning>{t('consent.plan.stale')}</Warning>}
          <PlanFigures plan={plan} />
          {plan.revoke && (
            <Text size="sm">
              {t('consent.plan.revoke', { count: plan.revoke.contacts, contacts: format.number(plan.revoke.contacts) })}
            </Text>
          )}
          <PlanFiles implementationId={implementationId} hasRevoke={plan.revoke !== null} />
          <HowToRun dialect={plan.target.dialect} />
        </>
      )}
    </Part>
  )
}
