import { Anchor } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useConnectionState } from '../connection/index.ts'
import classes from './shell.module.css'

export function ConnectionBanner() {
  const { t } = useTranslation()
  const state = useConnectionState()
  return (
    <div role="status">
      {(state === 'lost' || state === 'refused') && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={16} aria-hidden />
          {t(state === 'lost' ? 'shell.disconnected' : 'shell.refused')}
          {state === 'refused' && (
            // A tab of its own: what is typed here stays, and the key that is given there comes here too.
            <Anchor href="/enter" target="_blank" rel="noreferrer" c="inherit" underline="always">
              {t('shell.enter')}
            </Anchor>
          )}
        </div>
      )}
    </div>
  )
}
