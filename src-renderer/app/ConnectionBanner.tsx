import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useConnectionState } from '../connection/index.ts'
import classes from './shell.module.css'

export function ConnectionBanner() {
  const { t } = useTranslation()
  const lost = useConnectionState() === 'lost'
  return (
    <div role="status">
      {lost && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={16} aria-hidden />
          {t('shell.disconnected')}
        </div>
      )}
    </div>
  )
}
