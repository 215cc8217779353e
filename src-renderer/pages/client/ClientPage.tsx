import { StepPage } from '../../components/StepPage.tsx'
import { ClientForm } from './ClientForm.tsx'

export function ClientPage({ id }: { id: string }) {
  return (
    <StepPage id={id} step="client">
      {({ implementation }) => <ClientForm implementation={implementation} />}
    </StepPage>
  )
}
