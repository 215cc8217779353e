import { Table } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RowsPanel, usePages } from '../../../components/RowsPanel.tsx'
import panel from '../../../components/rows-panel.module.css'
import { rpc } from '../../../connection/index.ts'
import { useFormat } from '../../../i18n/index.ts'
import { reasonsOf, type ShownClass } from './contact-classes.ts'

type ClassRowsProps = { implementationId: string; name: ShownClass; count: number; onClose: () => void }

/** The rows behind one figure, a page at a time. */
export function ClassRows({ implementationId, name, count, onClose }: ClassRowsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const pages = usePages()
  const { data, error } = useQuery({
    ...rpc.contacts.rows.queryOptions({ input: { implementationId, class: name, after: pages.after } }),
    placeholderData: keepPreviousData,
  })
  return (
    <RowsPanel
      title={`${t(`contacts.class.${name}`)} · ${format.number(count)}`}
      text={t(`contacts.classText.${name}`)}
      label={t('contacts.rowsOf', { name: t(`contacts.class.${name}`) })}
      pages={pages}
      data={data}
      error={error}
      onClose={onClose}
    >
      {(page, id) => (
        <Table verticalSpacing={4} fz="sm" stickyHeader aria-labelledby={id}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">{t('contacts.row')}</Table.Th>
              <Table.Th>{t('contacts.field.id')}</Table.Th>
              <Table.Th>{t('contacts.field.name')}</Table.Th>
              <Table.Th>{t('contacts.field.phone')}</Table.Th>
              <Table.Th>{t('contacts.flag')}</Table.Th>
              <Table.Th>{t('contacts.reasons')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {page.rows.map((row) => (
              <Table.Tr key={row.row}>
                <Table.Td ta="right">{format.number(row.row)}</Table.Td>
                <Table.Td className={panel.cell}>{row.id}</Table.Td>
                <Table.Td className={panel.cell}>{row.name}</Table.Td>
                <Table.Td className={panel.cell}>{row.phone}</Table.Td>
                <Table.Td className={panel.cell}>{row.flag}</Table.Td>
                <Table.Td c="dimmed">
                  {reasonsOf(row.classes, name)
                    .map((reason) => t(`contacts.class.${reason}`))
                    .join(', ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </RowsPanel>
  )
}
