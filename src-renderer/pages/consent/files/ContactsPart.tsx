import { Button, Group, Text } from '@mantine/core'
import { IconDownload, IconLock, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactFile } from '#core/contract'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { FileIntake } from '../../../components/files/FileIntake.tsx'
import { FileLine } from '../../../components/files/FileLine.tsx'
import { api, rpc } from '../../../connection/index.ts'
import { download } from '../../../shared/download.ts'
import { notify } from '../../../shared/notify.ts'
import type { PartState } from '../consent-parts.ts'
import { Part } from '../Part.tsx'
import { ContactFigures } from './ContactFigures.tsx'

type ContactsPartProps = { implementationId: string; files: readonly ContactFile[]; state: PartState }

/** "Base de contatos": the CRM's export, what every row of it is, and the way to be rid of it again. */
export function ContactsPart({ implementationId, files, state }: ContactsPartProps) {
  const { t } = useTranslation()
  const file = files.find(({ kind }) => kind === 'contacts')
  return (
    <Part part="contacts" state={state}>
      {file && <FileLine file={file} />}
      {file?.figures && <ContactFigures key={file.importedAt} implementationId={implementationId} figures={file.figures} />}
      <FileIntake implementationId={implementationId} kind="contacts" imported={file} />
      <Group justify="space-between" gap="sm">
        <Group gap={6} wrap="nowrap" maw={620} align="flex-start">
          <IconLock size={16} color="var(--mantine-color-dimmed)" aria-hidden style={{ flex: 'none', marginTop: 2 }} />
          <Text size="sm" c="dimmed">
            {t('contacts.local')}
          </Text>
        </Group>
        <Group gap="sm">
          {file && <SaveRejected implementationId={implementationId} />}
          {files.length > 0 && <EraseContacts implementationId={implementationId} />}
        </Group>
      </Group>
    </Part>
  )
}

function SaveRejected({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  const save = useMutation({
    mutationFn: () => api.contacts.rejected({ implementationId }),
    onSuccess: (file) => download(file, file.name),
  })
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t('contacts.rejected')}
    </Button>
  )
}

function EraseContacts({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const erase = useMutation(
    rpc.contacts.erase.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: rpc.consent.get.key({ input: { implementationId } }) })
        notify('done', t('contacts.erased'))
      },
      onSettled: () => setAsking(false),
    }),
  )
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('contacts.erase')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t('contacts.eraseTitle')}
        text={t('contacts.eraseText')}
        verb={t('contacts.erase')}
        busy={erase.isPending}
        onConfirm={() => erase.mutate({ implementationId })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
