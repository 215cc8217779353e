import { ActionIcon, Button, Menu, Switch, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconDots, IconPencil, IconSend, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import { stepHref } from '../../app/steps.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
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
  const [doomed, setDoomed] = useState<SenderNumber | null>(null)
  const save = useMutation(rpc.numbers.save.mutationOptions())
  const remove = useMutation(rpc.numbers.remove.mutationOptions({ onSettled: () => setDoomed(null) }))
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
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('numbers.more', { phone: formatPhone(number.phone) })}
                    >
                      <IconDots size={16} aria-hidden />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(number)}>
                      {t('action.edit')}
                    </Menu.Item>
                    <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setDoomed(number)}>
                      {t('numbers.remove.verb')}
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {t('numbers.chatStandardHint')}
      </Text>
      <ConfirmDialog
        opened={doomed !== null}
        title={t('numbers.remove.title', { phone: doomed ? formatPhone(doomed.phone) : '' })}
        text={t('numbers.remove.text')}
        verb={t('numbers.remove.verb')}
        busy={remove.isPending}
        onConfirm={() => doomed && remove.mutate({ id: doomed.id })}
        onClose={() => setDoomed(null)}
      />
    </div>
  )
}
