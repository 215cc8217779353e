import { Button, Menu, Switch, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPencil, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TemplateRow } from '#core/contract'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { RowMenu } from '../../components/RowMenu.tsx'
import classes from '../../components/stacked-table.module.css'
import { rpc } from '../../connection/index.ts'
import { rowOf } from '../../shared/focus-row.ts'
import { stepHref } from '../../shared/routes.ts'
import { usePhoneFormat } from '../../shared/usePhone.ts'
import { DefaultTemplate } from './DefaultTemplate.tsx'
import { NumberState } from './NumberState.tsx'

type NumbersTableProps = {
  implementationId: string
  accounts: ProviderAccount[]
  numbers: SenderNumber[]
  providers: ProviderDescriptor[]
  templates: readonly TemplateRow[]
  onEdit: (number: SenderNumber) => void
}

export function NumbersTable({ implementationId, accounts, numbers, providers, templates, onEdit }: NumbersTableProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const save = useMutation(rpc.numbers.save.mutationOptions())
  const remove = useMutation(rpc.numbers.remove.mutationOptions())
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table verticalSpacing="xs" className={classes.stacked}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={100}>{t('numbers.column.test')}</Table.Th>
            <Table.Th>{t('numbers.column.phone')}</Table.Th>
            <Table.Th>{t('numbers.column.account')}</Table.Th>
            <Table.Th>{t('numbers.chatStandard')}</Table.Th>
            <Table.Th>{t('numbers.defaultTemplate')}</Table.Th>
            <Table.Th>{t('numbers.column.state')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('home.column.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numbers.map((number) => {
            const phone = formatPhone(number.phone)
            const account = accounts.find(({ id }) => id === number.accountId)
            return (
              <Table.Tr key={number.id} {...rowOf(number.id)}>
                <Table.Td>
                  <Button
                    component={Link}
                    href={stepHref(implementationId, 'test', number.id)}
                    size="compact-sm"
                    leftSection={<IconSend size={14} aria-hidden />}
                    aria-label={t('numbers.test', { phone })}
                  >
                    {t('numbers.testShort')}
                  </Button>
                </Table.Td>
                <Table.Td maw={180}>
                  <Text size="sm" fw={500} style={{ whiteSpace: 'nowrap' }}>
                    {phone}
                  </Text>
                  <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {number.label}
                  </Text>
                </Table.Td>
                <Table.Td maw={180} data-label={t('numbers.column.account')} style={{ overflowWrap: 'anywhere' }}>
                  <Text size="sm">{account?.label}</Text>
                  <Text size="xs" c="dimmed" className="mono">
                    {number.senderId}
                  </Text>
                </Table.Td>
                <Table.Td data-label={t('numbers.chatStandard')}>
                  <Switch
                    aria-label={t('numbers.chatStandardOf', { phone })}
                    checked={number.chatStandard}
                    onChange={(event) => save.mutate({ ...number, base: number, chatStandard: event.currentTarget.checked })}
                  />
                </Table.Td>
                <Table.Td miw={200} data-label={t('numbers.defaultTemplate')}>
                  <DefaultTemplate
                    label={t('numbers.defaultTemplateOf', { phone })}
                    number={number}
                    templates={templates}
                    onChange={(defaultTemplateId) => save.mutate({ ...number, base: number, defaultTemplateId })}
                  />
                </Table.Td>
                <Table.Td data-label={t('numbers.column.state')}>
                  <NumberState
                    number={number}
                    phone={phone}
                    account={account}
                    provider={providers.find(({ id }) => id === account?.provider)}
                  />
                </Table.Td>
                <Table.Td ta="right" data-menu>
                  <RowMenu
                    label={t('numbers.more', { phone })}
                    removal={{
                      verb: t('numbers.remove.verb'),
                      title: t('numbers.remove.title', { phone }),
                      text: t('numbers.remove.text'),
                    }}
                    used={{ implementationId, what: 'number', ids: [number.id] }}
                    onRemove={() => remove.mutateAsync({ id: number.id })}
                  >
                    <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(number)}>
                      {t('action.edit')}
                    </Menu.Item>
                  </RowMenu>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {t('numbers.chatStandardHint')}
      </Text>
    </div>
  )
}
