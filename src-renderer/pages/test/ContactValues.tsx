import { SimpleGrid, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Binding, CrmVariable } from '#core/variables'
import { useVariableLabel } from '../../shared/useVariableLabel.ts'
import classes from './test.module.css'

type ContactValuesProps = {
  bindings: readonly Binding[]
  variables: readonly CrmVariable[]
  values: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
  onChange: (typed: Record<string, string>) => void
}

/** The CRM tokens that a mapping reads, each once. */
export const tokensIn = (bindings: readonly Binding[]): string[] => [
  ...new Set(bindings.flatMap(({ source }) => (source.kind === 'crm' ? [source.token] : []))),
]

/** What the contact's fields hold in this test, prefilled with samples. */
export function ContactValues({ bindings, variables, values, typed, onChange }: ContactValuesProps) {
  const { t } = useTranslation()
  const labelOf = useVariableLabel()
  const tokens = tokensIn(bindings)
  if (tokens.length === 0) return null
  return (
    <fieldset className={classes.group}>
      <Text component="legend" size="sm" fw={600} mb="xs">
        {t('test.values')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {tokens.map((token) => {
          const variable = variables.find((candidate) => candidate.token === token)
          return (
            <TextInput
              key={token}
              label={variable ? labelOf(variable) : token}
              description={`%${token}%`}
              value={values[token] ?? ''}
              maxLength={variable?.maxLength}
              onChange={(event) => onChange({ ...typed, [token]: event.currentTarget.value })}
            />
          )
        })}
      </SimpleGrid>
    </fieldset>
  )
}
