import { Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OpenBundle } from '../../components/OpenBundle.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'

/** What becomes of the file on the CRM's side, and what was loaded from here. */
export function HowToLoad({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: loads } = useQuery(rpc.bundles.loads.queryOptions({ input: { implementationId } }))
  return (
    <Section title={t('export.load')} text={t('export.loadText')}>
      <Group>
        <OpenBundle />
      </Group>
      {loads && loads.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table aria-label={t('loads.history')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('export.sequence')}</Table.Th>
                <Table.Th>{t('loads.target')}</Table.Th>
                <Table.Th>{t('loads.when')}</Table.Th>
                <Table.Th>{t('loads.person')}</Table.Th>
                <Table.Th>{t('loads.result')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {loads.map((load) => (
                <Table.Tr key={load.id}>
                  <Table.Td>{load.sequence}</Table.Td>
                  <Table.Td className="mono" style={{ overflowWrap: 'anywhere' }}>
                    {load.target}
                  </Table.Td>
                  <Table.Td>{format.absolute(load.loadedAt)}</Table.Td>
                  <Table.Td>{load.person}</Table.Td>
                  <Table.Td>{t('loads.resultText', { ...load })}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {loads?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('loads.none')}
        </Text>
      )}
    </Section>
  )
}
