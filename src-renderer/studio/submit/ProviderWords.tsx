import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What the provider itself said, folded; nothing where it said nothing. */
export function ProviderWords({ raw }: { raw: string | null }) {
  const { t } = useTranslation()
  if (raw === null || raw === '') return null
  return (
    <details>
      <summary style={{ fontSize: '0.75rem', cursor: 'pointer' }}>{t('problem.details')}</summary>
      <Text className="mono" size="xs" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {raw}
      </Text>
    </details>
  )
}
