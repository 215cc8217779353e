import { Button, Table, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../connection/index.ts'
import { download } from '../../../shared/download.ts'

/** What is saved; the summary is for programs and comes with the command line. */
const FILES = [
  { name: 'plan.csv', words: 'plan' },
  { name: 'update.sql', words: 'update' },
  { name: 'undo.sql', words: 'undo' },
  { name: 'rejected.csv', words: 'rejected' },
] as const
/** Where somebody said no. */
const REVOKING = [
  { name: 'revoke.csv', words: 'revokeList' },
  { name: 'revoke.sql', words: 'revoke' },
  { name: 'revoke-undo.sql', words: 'revokeUndo' },
] as const
type Name = (typeof FILES | typeof REVOKING)[number]['name']

type PlanFilesProps = { implementationId: string; hasRevoke: boolean }

/** The plan's files, each with what it is for. */
export function PlanFiles({ implementationId, hasRevoke }: PlanFilesProps) {
  const { t } = useTranslation()
  const save = useMutation({
    mutationFn: (name: Name) => api.consent.planFile({ implementationId, name }),
    onSuccess: (file, name) => download(file, name),
  })
  return (
    <div>
      <Title order={3} mb={4}>
        {t('consent.plan.files')}
      </Title>
      <Table verticalSpacing={6} fz="sm" maw={760} aria-label={t('consent.plan.files')}>
        <Table.Tbody>
          {[...FILES, ...(hasRevoke ? REVOKING : [])].map(({ name, words }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" className="mono" fw={500}>
                {name}
              </Table.Th>
              <Table.Td>{t(`consent.file.${words}`)}</Table.Td>
              <Table.Td ta="right">
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={<IconDownload size={14} aria-hidden />}
                  loading={save.isPending && save.variables === name}
                  onClick={() => save.mutate(name)}
                  aria-label={t('consent.plan.save', { file: name })}
                >
                  {t('consent.plan.saveShort')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
