import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../components/EmptyState.tsx'
import { Page } from '../components/Page.tsx'
import { ROUTES } from '../shared/routes.ts'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        icon={IconMapOff}
        title={t('notFound.what')}
        text={t('notFound.text')}
        action={
          <Button component={Link} href={ROUTES.home}>
            {t('broken.home')}
          </Button>
        }
      />
    </Page>
  )
}
