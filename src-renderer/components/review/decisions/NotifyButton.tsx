import { Button, Text, Tooltip } from '@mantine/core'
import { IconBell, IconBellOff, IconBellRinging } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { askForNotifications, useNotificationState } from './permission.ts'

/** "Avisar-me": lets the system tell of decisions; afterwards it says how that stands. */
export function NotifyButton() {
  const { t } = useTranslation()
  const state = useNotificationState()
  if (state === 'none') return null
  if (state === 'default')
    return (
      <Tooltip label={t('reviews.notify.hint')} multiline maw={280}>
        <Button variant="default" leftSection={<IconBell size={16} aria-hidden />} onClick={() => void askForNotifications()}>
          {t('reviews.notify.ask')}
        </Button>
      </Tooltip>
    )
  const isOn = state === 'granted'
  const Icon = isOn ? IconBellRinging : IconBellOff
  return (
    <Tooltip label={t(isOn ? 'reviews.notify.hint' : 'reviews.notify.deniedHint')} multiline maw={280}>
      <Text component="span" tabIndex={0} size="sm" c="dimmed" style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
        <Icon size={16} aria-hidden />
        {t(isOn ? 'reviews.notify.on' : 'reviews.notify.denied')}
      </Text>
    </Tooltip>
  )
}
