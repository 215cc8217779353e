import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CrmVariable } from '#core/variables'

/** What a mapping has to be prepared for. */
export function Cares({ variable: { mayBeEmpty, multiline } }: { variable: CrmVariable }) {
  const { t } = useTranslation()
  const cares = [mayBeEmpty && t('crmVariables.may.empty'), multiline && t('crmVariables.may.breakLines')]
  return cares.map(
    (care) =>
      care && (
        <Text key={care} size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {care}
        </Text>
      ),
  )
}
