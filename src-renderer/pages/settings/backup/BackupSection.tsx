import { Button, Divider, FileButton, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BackupState } from '#core/contract'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { Section } from '../../../components/Section.tsx'
import { ToneBadge } from '../../../components/ToneBadge.tsx'
import { rpc } from '../../../connection/index.ts'
import { useFormat } from '../../../i18n/index.ts'
import { MakeBackup } from './MakeBackup.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { useRestore } from './useRestore.ts'

/** What a person can open as a copy; one that was made by hand may be called anything. */
const COPIES = '.disparo-backup,.sqlite'

/** "Cópia de segurança": makes one, lists those that are made by themselves, and restores any. */
export function BackupSection() {
  const { t } = useTranslation()
  const { data: state } = useQuery(rpc.backups.state.queryOptions())
  const restoring = useRestore()
  const { stage, problem } = restoring
  return (
    <Section
      title={t('backup.title')}
      text={t('backup.lead')}
      aside={state?.health?.isSound && <ToneBadge tone="neutral">{t('backup.sound')}</ToneBadge>}
    >
      <MakeBackup />
      <div>
        <FileButton accept={COPIES} onChange={(file) => file && void restoring.openFile(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconRestore size={16} aria-hidden />}
              loading={stage.at === 'reading'}
            >
              {t('backup.restore')}
            </Button>
          )}
        </FileButton>
      </div>
      {problem && <ProblemCard problem={problem} />}
      <Divider />
      <Stack gap={4}>
        <Title order={3}>{t('backup.automatic')}</Title>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('backup.automaticLead', { folder: state?.folder ?? '' })}
        </Text>
      </Stack>
      {state && <Copies copies={state.copies} onRestore={(name) => void restoring.openCopy(name)} />}
      <RestoreDialog restoring={restoring} />
    </Section>
  )
}

function Copies({ copies, onRestore }: { copies: BackupState['copies']; onRestore: (name: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (copies.length === 0) return <Text size="sm">{t('backup.none')}</Text>
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('backup.madeAt')}</Table.Th>
          <Table.Th>{t('backup.reason')}</Table.Th>
          <Table.Th ta="right">{t('backup.size')}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{t('home.column.actions')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {copies.map(({ name, reason, madeAt, bytes }) => (
          <Table.Tr key={name}>
            <Table.Td>
              <RelativeTime instant={madeAt} />
            </Table.Td>
            <Table.Td>{t(`backup.reasons.${reason}`)}</Table.Td>
            <Table.Td ta="right">{format.bytes(bytes)}</Table.Td>
            <Table.Td ta="right">
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('backup.restoreOf', { name })}
                onClick={() => onRestore(name)}
              >
                {t('backup.restoreThis')}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
