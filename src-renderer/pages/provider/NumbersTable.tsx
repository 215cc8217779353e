import { Button, Menu, Switch, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPencil, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import { stepHref } from '../../app/steps.ts'
import { RowMenu } from '../../components/RowMenu.tsx'
import { usePhoneFormat } from '../../components/usePhone.ts'
import { rpc } from '../../connection/index.ts'

type NumbersTableProps = {
  implementationId: string
  accounts: ProviderAccount[]
  numbers: SenderNumber[]
  onEdit: (number: SenderNumber) => void
}

export function NumbersTable({ implementationId, accounts, numbers, onEdit }: NumbersTableProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const save = useMutation(rpc.numbers.save.mutationOptions())
  const remove = useMutation(rpc.numbers.remove.mutationOptions())
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>{t('numbers.column.test')}</Table.Th>
            <Table.Th>{t('numbers.column.phone')}</Table.Th>
            <Table.Th>{t('numbers.column.label')}</Table.Th>
            <Table.Th>{t('numbers.column.account')}</Table.Th>
            <Table.Th>{t('numbers.column.sender')}</Table.Th>
            <Table.Th>{t('numbers.chatStandard')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('home.column.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numbers.map((number) => (
            <Table.Tr key={number.id}>
              <Table.Td>
                <Button
                  component={Link}
                  href={stepHref(implementationId, 'test', number.id)}
                  size="compact-sm"
                  leftSection={<IconSend size={14} aria-hidden />}
                  aria-label={t('numbers.test', { phone: formatPhone(number.phone) })}
                >
                  {t('numbers.testShort')}
                </Button>
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatPhone(number.phone)}</Table.Td>
              <Table.Td>{number.label}</Table.Td>
              <Table.Td>{accounts.find((account) => account.id === number.accountId)?.label}</Table.Td>
              <Table.Td className="mono">{number.senderId}</Table.Td>
              <Table.Td>
                <Switch
                  aria-label={t('numbers.chatStandardOf', { phone: formatPhone(number.phone) })}
                  checked={number.chatStandard}
                  onChange={(event) => save.mutate({ ...number, chatStandard: event.currentTarget.checked })}
                />
              </Table.Td>
              <Table.Td ta="right">
                <RowMenu
                  label={t('numbers.more', { phone: formatPhone(number.phone) })}
                  removal={{
                    verb: t('numbers.remove.verb'),
                    title: t('numbers.remove.title', { phone: formatPhone(number.phone) }),
                    text: t('numbers.remove.text'),
                  }}
                  onRemove={() => remove.mutateAsync({ id: number.id })}
                >
                  <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(number)}>
                    {t('action.edit')}
                  </Menu.Item>
                </RowMenu>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {t('numbers.chatStandardHint')}
      </Text>
    </div>
  )
}
