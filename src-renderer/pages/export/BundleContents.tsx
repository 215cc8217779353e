import { Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExportPreview } from '#core/contract'
import { TRIGGER_KINDS } from '#core/triggers'
import { Facts } from '../../components/Facts.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'

type BundleContentsProps = { implementationId: string; preview: ExportPreview }

/** What the bundle will hold. */
export function BundleContents({ implementationId, preview }: BundleContentsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: trees } = useQuery(rpc.services.get.queryOptions({ input: { implementationId } }))
  const counts = ['numbers', 'templates', 'triggers', 'variables'] as const
  return (
    <Section title={t('export.contents')} text={t('export.contentsText')}>
      <Group gap="xl" align="flex-start">
        {counts.map((count) => (
          <div key={count}>
            <Text fz={22} fw={600} lh={1.2}>
              {format.number(preview.counts[count])}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`export.count.${count}`, { count: preview.counts[count] })}
            </Text>
            {count === 'triggers' && <TriggerKinds implementationId={implementationId} />}
          </div>
        ))}
        <div>
          <Text fz={22} fw={600} lh={1.2}>
            {format.number(trees?.length ?? 0)}
          </Text>
          <Text size="sm" c="dimmed">
            {t('export.count.trees', { count: trees?.length ?? 0 })}
          </Text>
        </div>
      </Group>
      <Facts
        facts={[
          [t('export.sequence'), format.number(preview.sameAs ?? preview.nextSequence)],
          [
            t('export.hash'),
            <span key="hash" className="mono">
              {preview.contentHash}
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

/** The active triggers by kind: only these go into the bundle. */
function TriggerKinds({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  const { data: rows } = useQuery(rpc.triggers.list.queryOptions({ input: { implementationId } }))
  const active = (rows ?? []).filter(({ trigger }) => trigger.active)
  return TRIGGER_KINDS.map((kind) => {
    const count = active.filter(({ trigger }) => trigger.kind === kind).length
    return (
      count > 0 && (
        <Text key={kind} size="xs" c="dimmed">
          {t(`export.kind.${kind}`, { count })}
        </Text>
      )
    )
  })
}
