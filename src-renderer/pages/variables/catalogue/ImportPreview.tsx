import { Group, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CrmVariable, RejectedRow } from '#core/variables'
import { ToneBadge } from '../../../components/ToneBadge.tsx'
import { useVariableLabel } from '../../../shared/useVariableLabel.ts'
import { Cares } from './Cares.tsx'

type ImportPreviewProps = {
  isEmpty: boolean
  added: readonly CrmVariable[]
  changed: readonly { variable: CrmVariable; fields: readonly (keyof CrmVariable)[] }[]
  unchanged: number
  rejected: readonly RejectedRow[]
}

/** More rows of a kind than this are counted, not listed. */
const SHOWN = 100

/** What saving would do, row by row, and what is left out and why. */
export function ImportPreview({ isEmpty, added, changed, unchanged, rejected }: ImportPreviewProps) {
  const { t } = useTranslation()
  if (isEmpty) return null
  const counts = [
    ['added', added.length],
    ['changed', changed.length],
    ['unchanged', unchanged],
    ['rejected', rejected.length],
  ] as const
  const more = Math.max(0, added.length - SHOWN) + Math.max(0, changed.length - SHOWN) + Math.max(0, rejected.length - SHOWN)
  return (
    <Stack gap="sm">
      <Group gap="lg" role="status">
        {counts.map(([name, count]) => (
          <Group key={name} gap={6}>
            <Text fw={600}>{count}</Text>
            <Text size="sm" c="dimmed">
              {t(`crmVariables.import.count.${name}`, { count })}
            </Text>
          </Group>
        ))}
      </Group>
      {rejected.length > 0 && (
        <Table verticalSpacing={4} aria-label={t('crmVariables.import.rejected')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={64}>{t('crmVariables.import.line')}</Table.Th>
              <Table.Th>{t('crmVariables.import.rejected')}</Table.Th>
              <Table.Th>{t('crmVariables.import.row')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rejected.slice(0, SHOWN).map(({ line, text, problem }) => (
              <Table.Tr key={line}>
                <Table.Td>{line}</Table.Td>
                <Table.Td style={{ color: 'var(--bad)' }}>{t(`crmVariables.import.problem.${problem}`)}</Table.Td>
                <Table.Td maw={320}>
                  <Text size="xs" className="mono" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                    {text}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {added.length + changed.length > 0 && (
        <Table verticalSpacing={4} aria-label={t('crmVariables.import.taken')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('crmVariables.import.what')}</Table.Th>
              <Table.Th>{t('crmVariables.field.token')}</Table.Th>
              <Table.Th>{t('crmVariables.field.label')}</Table.Th>
              <Table.Th>{t('crmVariables.field.type')}</Table.Th>
              <Table.Th ta="right">{t('crmVariables.column.maxLength')}</Table.Th>
              <Table.Th>{t('crmVariables.column.may')}</Table.Th>
              <Table.Th>{t('crmVariables.field.sample')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changed.slice(0, SHOWN).map(({ variable, fields }) => (
              <TakenRow key={variable.token} variable={variable} fields={fields} />
            ))}
            {added.slice(0, SHOWN).map((variable) => (
              <TakenRow key={variable.token} variable={variable} fields={null} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {more > 0 && (
        <Text size="xs" c="dimmed">
          {t('crmVariables.import.more', { count: more })}
        </Text>
      )}
    </Stack>
  )
}

/** Null `fields`: it is new. */
function TakenRow({ variable, fields }: { variable: CrmVariable; fields: readonly (keyof CrmVariable)[] | null }) {
  const { t } = useTranslation()
  const labelOf = useVariableLabel()
  const weight = (field: keyof CrmVariable) => ({ fw: fields?.includes(field) ? 600 : undefined })
  const { token, type, maxLength, sample } = variable
  return (
    <Table.Tr>
      <Table.Td>
        {fields === null ? (
          <ToneBadge tone="ok">{t('crmVariables.import.new')}</ToneBadge>
        ) : (
          <Text size="xs" style={{ color: 'var(--warn)' }}>
            {t('crmVariables.import.changes', { fields: fields.map((field) => t(`crmVariables.field.${field}`)).join(', ') })}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="mono">%{token}%</Table.Td>
      <Table.Td {...weight('label')}>{labelOf(variable)}</Table.Td>
      <Table.Td {...weight('type')}>{t(`variableType.${type}`)}</Table.Td>
      <Table.Td ta="right" {...weight('maxLength')}>
        {maxLength}
      </Table.Td>
      <Table.Td>
        <Cares variable={variable} />
      </Table.Td>
      <Table.Td {...weight('sample')}>{sample}</Table.Td>
    </Table.Tr>
  )
}
