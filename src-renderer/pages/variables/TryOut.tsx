import { Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mapping, TemplateRow } from '#core/contract'
import type { Binding, CrmVariable } from '#core/variables'
import { emptiestValues, MessagePreview, placeholderValues, sampleValues } from '../../components/preview/index.ts'
import classes from './variables.module.css'

type TryOutProps = {
  implementationId: string
  template: Pick<TemplateRow, 'id'>
  placeholders: Mapping['placeholders']
  bindings: readonly Binding[]
  variables: readonly CrmVariable[]
}

/** The message for an example contact, and for one of whom the CRM knows as little as it may. */
export function TryOut({ implementationId, template, placeholders, bindings, variables }: TryOutProps) {
  const { t } = useTranslation()
  const [isEmptiest, setEmptiest] = useState(false)
  const crmValues = isEmptiest ? emptiestValues(variables) : sampleValues(variables)
  const values = placeholderValues(placeholders, bindings, crmValues)
  const isSent = placeholders.every(({ keys }) => keys.some((key) => key in values))
  return (
    <Stack gap="xs" className={classes.tryOut}>
      <Switch
        label={t('variables.tryOut.emptiest')}
        checked={isEmptiest}
        onChange={(event) => setEmptiest(event.currentTarget.checked)}
      />
      <MessagePreview implementationId={implementationId} template={template} bindings={bindings} crmValues={crmValues} />
      <Text size="sm" role="status" style={isSent ? undefined : { color: 'var(--bad)' }} c={isSent ? 'dimmed' : undefined}>
        {isSent ? t('variables.tryOut.sent') : t('variables.tryOut.notSent')}
      </Text>
    </Stack>
  )
}
