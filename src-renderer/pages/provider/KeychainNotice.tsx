import { Alert, Text } from '@mantine/core'
import { IconLockOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Said before anyone types a credential: on this machine it will not outlive the program. */
export function KeychainNotice() {
  const { t } = useTranslation()
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconLockOff size={18} aria-hidden />}
      styles={{
        root: { background: 'var(--warn-soft)' },
        icon: { color: 'var(--warn)' },
        message: { color: 'var(--mantine-color-text)' },
      }}
    >
      <Text size="sm" fw={600}>
        {t('accounts.noKeychain.title')}
      </Text>
      <Text size="sm">{t('accounts.noKeychain.advice')}</Text>
    </Alert>
  )
}
