import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ExportPreview } from '#core/contract'
import type { ExportRecord } from '#core/implementation'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Section } from '../../components/Section.tsx'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { useFormat } from '../../i18n/index.ts'

type ExportHistoryProps = { records: ExportRecord[]; preview: ExportPreview }

/** What was exported before, and which of it is still what is set up. */
export function ExportHistory({ records, preview }: ExportHistoryProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('export.history')} text={records.length > 0 ? t('export.historyText') : undefined}>
      {records.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('export.none')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={640}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('export.sequence')}</Table.Th>
                <Table.Th>{t('export.file')}</Table.Th>
                <Table.Th>{t('export.when')}</Table.Th>
                <Table.Th>{t('export.hash')}</Table.Th>
                <Table.Th ta="right">{t('export.size')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {records.map((record) => (
                <Table.Tr key={record.id}>
                  <Table.Td>{record.sequence}</Table.Td>
                  <Table.Td className="mono">
                    {record.fileName}{' '}
                    {record.sequence === preview.sameAs && <ToneBadge tone="ok">{t('export.current')}</ToneBadge>}
                  </Table.Td>
                  <Table.Td>
                    {format.absolute(record.createdAt)}
                    <Text size="xs" c="dimmed">
                      <RelativeTime instant={record.createdAt} />
                    </Text>
                  </Table.Td>
                  <Table.Td className="mono">{record.contentHash.slice(0, 12)}</Table.Td>
                  <Table.Td ta="right">{format.bytes(record.bytes)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  )
}
