import { Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ExportRecord } from '#core/implementation'
import { CopyLine } from '../../components/CopyLine.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Section } from '../../components/Section.tsx'
import { useFormat } from '../../i18n/index.ts'

/** What was exported before, and how the CRM's side takes it. */
export function ExportHistory({ records }: { records: ExportRecord[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const file = records[0]?.fileName ?? 'bundle.zip'
  return (
    <>
      <Section title={t('export.load')} text={t('export.loadText')}>
        <Stack gap="xs" maw={760}>
          <CopyLine line={`disparo bundle verify ${file}`} />
          <CopyLine line={`disparo bundle load ${file} --into sqlite:crm.sqlite`} />
        </Stack>
      </Section>
      <Section title={t('export.history')}>
        {records.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('export.none')}
          </Text>
        ) : (
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
                  <Table.Td className="mono">{record.fileName}</Table.Td>
                  <Table.Td>
                    <RelativeTime instant={record.createdAt} />
                  </Table.Td>
                  <Table.Td className="mono">{record.contentHash.slice(0, 12)}</Table.Td>
                  <Table.Td ta="right">{format.bytes(record.bytes)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Section>
    </>
  )
}
