import { Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ExportPreview } from '#core/contract'
import { Facts } from '../../components/Facts.tsx'
import { Section } from '../../components/Section.tsx'
import { useFormat } from '../../i18n/index.ts'

/** What the bundle will hold. */
export function BundleContents({ preview }: { preview: ExportPreview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const counts = ['numbers', 'templates', 'triggers', 'variables'] as const
  return (
    <Section title={t('export.contents')} text={t('export.contentsText')}>
      <Group gap="xl">
        {counts.map((count) => (
          <div key={count}>
            <Text fz={22} fw={600} lh={1.2}>
              {format.number(preview.counts[count])}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`export.count.${count}`, { count: preview.counts[count] })}
            </Text>
          </div>
        ))}
      </Group>
      <Facts
        facts={[
          [t('export.sequence'), format.number(preview.sameAs ?? preview.nextSequence)],
          [
            t('export.hash'),
            <span key="hash" className="mono">
              {preview.contentHash ?? t('export.noHash')}
            </span>,
          ],
        ]}
      />
      {preview.files.length > 0 && (
        <details>
          <summary>{t('export.files', { count: preview.files.length })}</summary>
          <Table mt="xs" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('export.file')}</Table.Th>
                <Table.Th ta="right">{t('export.size')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {preview.files.map((file) => (
                <Table.Tr key={file.path}>
                  <Table.Td className="mono">{file.path}</Table.Td>
                  <Table.Td ta="right">{format.bytes(file.bytes)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
      )}
    </Section>
  )
}
