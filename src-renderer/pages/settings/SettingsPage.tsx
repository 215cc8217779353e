import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { rpc } from '../../connection/index.ts'
import { SettingsForm } from './SettingsForm.tsx'

export function SettingsPage() {
  const { t } = useTranslation()
  const { data: info } = useQuery(rpc.app.info.queryOptions())
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')}>
      {info ? <SettingsForm info={info} /> : <RowsSkeleton />}
    </Page>
  )
}
