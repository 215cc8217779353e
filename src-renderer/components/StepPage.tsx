import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview } from '#core/contract'
import type { Step } from '#core/readiness'
import { rpc } from '../connection/index.ts'
import { toProblem } from '../shared/problems.ts'
import { Findings } from './Findings.tsx'
import { NextStep } from './NextStep.tsx'
import { Page } from './Page.tsx'
import { RowsSkeleton } from './PageSkeleton.tsx'
import { ProblemCard } from './ProblemCard.tsx'

type StepPageProps = {
  id: string
  step: Step
  action?: ReactNode
  children: (overview: Overview) => ReactNode
}

/** One step of an implementation: header, what is missing here, content, and the way on. */
export function StepPage({ id, step, action, children }: StepPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  return (
    <Page title={t(`steps.${step}`)} lead={t(`stepLead.${step}`)} about={data?.implementation.client} action={data && action}>
      {error && !data && <ProblemCard problem={toProblem(error)} />}
      {!data && !error && <RowsSkeleton />}
      {data && (
        <>
          <Findings implementationId={id} findings={data.readiness.findings.filter((finding) => finding.step === step)} />
          {children(data)}
          <NextStep implementationId={id} step={step} />
        </>
      )}
    </Page>
  )
}
