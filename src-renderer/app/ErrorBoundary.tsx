import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type State = { message: string | null }

/** The last net under the pages: our own bug, not life. Keeps the way back open. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { message: null }

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { message } = this.state
    return message === null ? this.props.children : <Broken message={message} />
  }
}

function Broken({ message }: { message: string }) {
  const { t } = useTranslation()
  return (
    <Stack p="xl" maw={560} role="alert">
      <Title order={1}>{t('broken.title')}</Title>
      <Text>{t('broken.advice')}</Text>
      <details>
        <summary>{t('problem.ours')}</summary>
        <Text className="mono">{message}</Text>
      </details>
      <Group>
        <Button onClick={startOver}>{t('broken.home')}</Button>
        <Button variant="default" onClick={() => location.reload()}>
          {t('broken.reload')}
        </Button>
      </Group>
    </Stack>
  )
}

function startOver(): void {
  location.hash = '#/'
  location.reload()
}
