import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isClientVarLater } from '#core/readiness'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { ClientVarPart } from './ClientVarPart.tsx'
import { partAt, partStates } from './consent-parts.ts'
import { ContactsPart } from './files/ContactsPart.tsx'
import { EvidencePart } from './files/EvidencePart.tsx'
import { showPart } from './Part.tsx'
import { PartNav } from './PartNav.tsx'
import { PlanPart } from './plan/PlanPart.tsx'
import { ReviewPart } from './review/ReviewPart.tsx'
import { SignOffPart } from './SignOffPart.tsx'
import { TermPart } from './term/TermPart.tsx'

/** "Consentimento" (M12–M14): from the term to the flag, in the order of the work. */
export function ConsentPage({ id, subject }: { id: string; subject: string | null }) {
  const { data: consent, error } = useQuery(rpc.consent.get.queryOptions({ input: { implementationId: id } }))
  const isLoaded = consent !== undefined
  useEffect(() => {
    const part = partAt(subject)
    if (isLoaded && part) showPart(part)
  }, [subject, isLoaded])
  return (
    <StepPage id={id} step="consent">
      {({ implementation, readiness }) => {
        if (error && !consent) return <ProblemCard problem={toProblem(error)} />
        if (!consent) return <RowsSkeleton rows={6} />
        const isLater = isClientVarLater(readiness)
        const states = partStates(consent, isLater)
        return (
          <Stack gap="lg" maw={1040}>
            <PartNav implementationId={id} states={states} />
            <TermPart implementation={implementation} terms={consent.terms} state={states.term} />
            <ContactsPart implementationId={id} files={consent.files} state={states.contacts} />
            <EvidencePart implementationId={id} files={consent.files} state={states.evidence} />
            <ReviewPart implementationId={id} files={consent.files} state={states.review} />
            <PlanPart implementationId={id} consent={consent} state={states.plan} />
            <SignOffPart implementation={implementation} consent={consent} state={states.signOff} />
            <ClientVarPart implementationId={id} clientVar={consent.clientVar} isLater={isLater} state={states.clientVar} />
          </Stack>
        )
      }}
    </StepPage>
  )
}
