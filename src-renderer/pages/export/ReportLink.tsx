import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

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
