import { Button, Group } from '@mantine/core'
import { IconFileText, IconListCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

/** What one looks at before going live: the conditions, and the document. */
export function ClosingLinks({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  return (
    <Group gap="sm">
      <Button
        component={Link}
        href={`/i/${implementationId}/prontidao`}
        variant="default"
        leftSection={<IconListCheck size={16} aria-hidden />}
      >
        {t('goLive.title')}
      </Button>
      <ReportLink implementationId={implementationId} />
    </Group>
  )
}

/** The way to the document that goes with the bundle. */
export function ReportLink({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  return (
    <Button
      component={Link}
      href={`/i/${implementationId}/relatorio`}
      variant="default"
      leftSection={<IconFileText size={16} aria-hidden />}
    >
      {t('report.title')}
    </Button>
  )
}
