import { ActionIcon, Menu, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowMenu } from '../../../components/RowMenu.tsx'
import classes from '../../../components/stacked-table.module.css'
import { ToneBadge } from '../../../components/ToneBadge.tsx'
import { rpc } from '../../../connection/index.ts'
import { rowOf } from '../../../shared/focus-row.ts'
import { useVariableLabel } from '../../../shared/useVariableLabel.ts'
import { Cares } from './Cares.tsx'
import type { ListedVariable } from './listed-variable.ts'
import { VariableForm } from './VariableForm.tsx'

type VariableTableProps = { implementationId: string; rows: readonly ListedVariable[]; variables: readonly ListedVariable[] }

/** A row opens into its form in its own place. */
export function VariableTable({ implementationId, rows, variables }: VariableTableProps) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<string | null>(null)
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('crmVariables.nothing')}
      </Text>
    )
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table verticalSpacing="xs" className={classes.stacked}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('crmVariables.field.token')}</Table.Th>
            <Table.Th>{t('crmVariables.field.label')}</Table.Th>
            <Table.Th>{t('crmVariables.field.type')}</Table.Th>
            <Table.Th ta="right">{t('crmVariables.column.maxLength')}</Table.Th>
            <Table.Th>{t('crmVariables.column.may')}</Table.Th>
            <Table.Th>{t('crmVariables.field.sample')}</Table.Th>
            <Table.Th miw={100}>{t('crmVariables.column.origin')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('home.column.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((variable) =>
            variable.token === editing ? (
              <Table.Tr key={variable.token}>
                <Table.Td colSpan={8} p={0}>
                  <VariableForm
                    implementationId={implementationId}
                    variable={variable}
                    variables={variables}
                    onClose={() => setEditing(null)}
                  />
                </Table.Td>
              </Table.Tr>
            ) : (
              <VariableRow
                key={variable.token}
                implementationId={implementationId}
                variable={variable}
                onEdit={() => setEditing(variable.token)}
              />
            ),
          )}
        </Table.Tbody>
      </Table>
    </div>
  )
}

type VariableRowProps = { implementationId: string; variable: ListedVariable; onEdit: () => void }

function VariableRow({ implementationId, variable, onEdit }: VariableRowProps) {
  const { t } = useTranslation()
  const labelOf = useVariableLabel()
  const remove = useMutation(rpc.variables.remove.mutationOptions())
  const { token, type, maxLength, sample, own, shipped } = variable
  const removal = shipped ? 'restore' : 'remove'
  return (
    <Table.Tr {...rowOf(token)}>
      <Table.Td className="mono" style={{ whiteSpace: 'nowrap' }}>
        %{token}%
      </Table.Td>
      <Table.Td>{labelOf(variable)}</Table.Td>
      <Table.Td data-label={t('crmVariables.field.type')}>{t(`variableType.${type}`)}</Table.Td>
      <Table.Td ta="right" data-label={t('crmVariables.column.maxLength')}>
        {maxLength}
      </Table.Td>
      <Table.Td>
        <Cares variable={variable} />
      </Table.Td>
      <Table.Td maw={180} data-label={t('crmVariables.field.sample')}>
        <Text size="sm" truncate="end" title={sample}>
          {sample}
        </Text>
      </Table.Td>
      <Table.Td>
        {own ? (
          <ToneBadge tone="ok">{t(shipped ? 'crmVariables.origin.replaced' : 'crmVariables.origin.own')}</ToneBadge>
        ) : (
          <ToneBadge tone="neutral">{t('crmVariables.origin.shipped')}</ToneBadge>
        )}
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }} data-menu>
        {own ? (
          <RowMenu
            label={t('crmVariables.more', { token })}
            removal={{
              verb: t(`crmVariables.${removal}.verb`),
              title: t(`crmVariables.${removal}.title`, { token }),
              text: t(`crmVariables.${removal}.text`),
            }}
            used={{ implementationId, what: 'variable', ids: [token] }}
            onRemove={() => remove.mutateAsync({ implementationId, token })}
          >
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
              {t('action.edit')}
            </Menu.Item>
          </RowMenu>
        ) : (
          <ActionIcon variant="subtle" color="gray" aria-label={t('crmVariables.edit', { token })} onClick={onEdit}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
