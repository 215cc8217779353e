import { Stack } from '@mantine/core'
import { StepPage } from '../../components/StepPage.tsx'
import { ClientForm } from './ClientForm.tsx'
import { TrainingPanel } from './TrainingPanel.tsx'

export function ClientPage({ id }: { id: string }) {
  return (
    <StepPage id={id} step="client">
      {({ implementation, readiness }) => (
        <Stack gap="lg" maw={860}>
          {implementation.training && <TrainingPanel implementation={implementation} readiness={readiness} />}
          <ClientForm implementation={implementation} readiness={readiness} />
        </Stack>
      )}
    </StepPage>
  )
}
