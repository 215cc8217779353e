import { Button, Checkbox, Group, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningKeyView } from '#core/contract'
import { Form, useForm } from '../../components/Form.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { api, rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { download } from '../../shared/download.ts'
import { notify } from '../../shared/notify.ts'
import { toProblem } from '../../shared/problems.ts'

/** The keys of this computer: made, handed to the CRM, replaced. */
export function Keys({ keys }: { keys: SigningKeyView[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: rpc.releases.keys.key() })
  const [name, setName] = useState('')
  const [lost, setLost] = useState(false)
  const make = useMutation(
    rpc.releases.newKey.mutationOptions({
      meta: { inForm: true },
      onSuccess: async (key) => {
        notify('done', t(lost ? 'release.keyAfterLoss' : 'release.keyMade', { name: key.name, words: key.words }))
        setName('')
        setLost(false)
        await again()
      },
    }),
  )
  const rotate = useMutation(
    rpc.releases.rotateKey.mutationOptions({
      meta: { inForm: true },
      onSuccess: async (key) => {
        notify('done', t('release.keyRotated', { name: key.name, words: key.words }))
        await again()
      },
    }),
  )
  const save = useMutation({
    mutationFn: (of: string) => api.releases.keyFile({ name: of }),
    meta: { inForm: true },
    onSuccess: ({ file }) => download(file, file.name),
  })
  const form = useForm(make, () => {
    if (name.trim() !== '') make.mutate({ name: name.trim(), lost })
  })
  const error = rotate.error ?? save.error
  return (
    <Section title={t('release.keys')} text={t('release.keysText')}>
      {error && <ProblemCard problem={toProblem(error)} />}
      {keys.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing="xs" aria-label={t('release.keys')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('release.keyName')}</Table.Th>
                <Table.Th>{t('release.words')}</Table.Th>
                <Table.Th>{t('release.since')}</Table.Th>
                <Table.Th>{t('release.what')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys.map((key) => (
                <Table.Tr key={key.publicKey}>
                  <Table.Td>{key.name}</Table.Td>
                  <Table.Td>{key.words}</Table.Td>
                  <Table.Td>
                    {format.absolute(key.createdAt)}
                    {key.replacedAt !== null && (
                      <Text size="xs" c="dimmed">
                        {t('release.keyReplaced', { at: format.absolute(key.replacedAt) })}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {key.replacedAt === null && (
                      <Group gap={6}>
                        <Button size="compact-sm" variant="default" onClick={() => save.mutate(key.name)}>
                          {t('release.keyFile', { name: key.name })}
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="default"
                          loading={rotate.isPending}
                          onClick={() => rotate.mutate({ name: key.name })}
                        >
                          {t('release.keyRotate', { name: key.name })}
                        </Button>
                      </Group>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Form form={form} aria-label={t('release.keyNew')} verb={t('release.keyNew')} onCancel={null} layout={{ maw: 640 }}>
        <TextInput
          label={t('release.keyName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={form.isChecked && name.trim() === '' && !make.isSuccess ? t('export.answerMissing') : undefined}
          maxLength={120}
          required
        />
        {keys.length > 0 && (
          <Checkbox label={t('release.lost')} checked={lost} onChange={(event) => setLost(event.currentTarget.checked)} />
        )}
      </Form>
    </Section>
  )
}
