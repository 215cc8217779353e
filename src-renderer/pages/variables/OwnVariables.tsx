import { ActionIcon, Button, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CrmVariable } from '#core/variables'
import { Section } from '../../components/Section.tsx'
import { useVariableLabel } from '../../components/useVariableLabel.ts'
import { rpc } from '../../connection/index.ts'
import { OwnVariableForm } from './OwnVariableForm.tsx'

type OwnVariablesProps = { implementationId: string; variables: (CrmVariable & { own: boolean })[] }

/** The fields that only this client's CRM has. */
export function OwnVariables({ implementationId, variables }: OwnVariablesProps) {
  const { t } = useTranslation()
  const labelOf = useVariableLabel()
  const [isAdding, setAdding] = useState(false)
  const remove = useMutation(rpc.variables.remove.mutationOptions())
  const own = variables.filter((variable) => variable.own)
  return (
    <Section
      title={t('ownVariables.title')}
      text={t('ownVariables.lead')}
      aside={
        !isAdding && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('ownVariables.add')}
          </Button>
        )
      }
    >
      {isAdding && (
        <OwnVariableForm
          implementationId={implementationId}
          taken={variables.map((variable) => variable.token)}
          onClose={() => setAdding(false)}
        />
      )}
      {own.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          {t('ownVariables.none')}
        </Text>
      )}
      {own.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('ownVariables.token')}</Table.Th>
              <Table.Th>{t('ownVariables.label')}</Table.Th>
              <Table.Th>{t('ownVariables.sample')}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{t('home.column.actions')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {own.map((variable) => (
              <Table.Tr key={variable.token}>
                <Table.Td className="mono">%{variable.token}%</Table.Td>
                <Table.Td>{labelOf(variable)}</Table.Td>
                <Table.Td>{variable.sample}</Table.Td>
                <Table.Td ta="right">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('ownVariables.remove', { token: variable.token })}
                    onClick={() => remove.mutate({ implementationId, token: variable.token })}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
