import { Button, Table, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RehearsedRow } from '#core/contract'
import { RowsPanel, usePages } from '../../components/RowsPanel.tsx'
import panel from '../../components/rows-panel.module.css'
import { api, rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { download } from '../../shared/download.ts'
import { bindingName, type Opened } from './figures.ts'
import type { PartProps } from './part.ts'

/** The rows that were opened from this part of the page. */
export function OpenedRows({ part, opened, onOpen, implementationId }: PartProps & { part: string }) {
  if (opened?.part !== part || onOpen === null) return null
  return (
    <Rows key={JSON.stringify(opened.filter)} implementationId={implementationId} opened={opened} onClose={() => onOpen(null)} />
  )
}

type RowsProps = { implementationId: string; opened: Opened; onClose: () => void }

function Rows({ implementationId, opened: { filter, title }, onClose }: RowsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const pages = usePages()
  const { data, error } = useQuery({
    ...rpc.rehearsals.rows.queryOptions({ input: { implementationId, filter, after: pages.after } }),
    placeholderData: keepPreviousData,
  })
  const save = useMutation({
    mutationFn: () => api.rehearsals.rowsFile({ implementationId, filter }),
    onSuccess: (file) => download(file, file.name),
  })
  return (
    <RowsPanel
      title={title}
      text={data && t('rehearsal.rows.count', { count: data.count, rows: format.number(data.count) })}
      label={t('rehearsal.rows.of', { name: title })}
      pages={pages}
      data={data}
      error={error}
      onClose={onClose}
      aside={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('rehearsal.rows.save')}
        </Button>
      }
    >
      {(page, id) => (
        <Table verticalSpacing={4} fz="sm" stickyHeader aria-labelledby={id}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">{t('contacts.row')}</Table.Th>
              {COLUMNS.map((column) => (
                <Table.Th key={column}>{t(`rehearsal.rows.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {page.rows.map((row) => (
              <Table.Tr key={`${row.row} ${row.status} ${row.outcome}`}>
                <Table.Td ta="right">{format.number(row.row)}</Table.Td>
                <Table.Td className={panel.cell}>{row.date}</Table.Td>
                <Table.Td className={panel.cell}>{row.ticket}</Table.Td>
                <Table.Td className={panel.cell}>{row.contact}</Table.Td>
                <Table.Td className={panel.cell}>
                  {[row.requestType, row.status].filter((part) => part !== '').join(' · ')}
                  {row.derived && (
                    <Text span size="xs" c="dimmed">
                      {' '}
                      {t('rehearsal.rows.derived')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className={panel.cell}>
                  <Outcome row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </RowsPanel>
  )
}

const COLUMNS = ['date', 'ticket', 'contact', 'event', 'outcome'] as const

function Outcome({ row: { outcome, template, detail } }: { row: RehearsedRow }) {
  const { t } = useTranslation()
  if (outcome === 'sent') return <span className="mono">{template}</span>
  const place = detail && bindingName(detail)
  return (
    <>
      {t(`rehearsal.reason.${outcome}`)}
      {place !== null && (
        <Text size="xs" c="dimmed" className="mono">
          {place}
        </Text>
      )}
    </>
  )
}
