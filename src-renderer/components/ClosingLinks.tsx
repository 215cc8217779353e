import { Button, Group } from '@mantine/core'
import { IconFileText, IconListCheck, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { readinessHref, releaseHref, reportHref } from '../shared/routes.ts'

/** What one looks at before going live: the conditions, and the document. */
export function ClosingLinks({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  return (
    <Group gap="sm">
      <Button
        component={Link}
        href={readinessHref(implementationId)}
        variant="default"
        leftSection={<IconListCheck size={16} aria-hidden />}
      >
        {t('goLive.title')}
      </Button>
      <ReportLink implementationId={implementationId} />
      <Button
        component={Link}
        href={releaseHref(implementationId)}
        variant="default"
        leftSection={<IconRosetteDiscountCheck size={16} aria-hidden />}
      >
        {t('release.title')}
      </Button>
    </Group>
  )
}

/** The way to the document that goes with the bundle. */
export function ReportLink({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  return (
    <Button
      component={Link}
      href={reportHref(implementationId)}
      variant="default"
      leftSection={<IconFileText size={16} aria-hidden />}
    >
      {t('report.title')}
    </Button>
  )
}
