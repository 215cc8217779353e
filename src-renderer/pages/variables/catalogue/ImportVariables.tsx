import { Anchor, Button, FileButton, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decodeText } from '#core/text'
import { compareVariables, parseVariablesCsv, writeVariablesCsv } from '#core/variables'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { rpc } from '../../../connection/index.ts'
import { notify } from '../../../shared/notify.ts'
import { toProblem } from '../../../shared/problems.ts'
import { ImportPreview } from './ImportPreview.tsx'
import type { ListedVariable } from './listed-variable.ts'

type ImportVariablesProps = { implementationId: string; variables: readonly ListedVariable[]; onClose: () => void }

/** Two thousand rows are a few hundred kB; what is larger is another file. */
const LARGEST_BYTES = 2_000_000

/** The client's field list from a file or the clipboard; nothing is saved before what it changes was shown. */
export function ImportVariables({ implementationId, variables, onClose }: ImportVariablesProps) {
  const { t, i18n } = useTranslation()
  const title = useId()
  const [text, setText] = useState('')
  const [isTooLarge, setTooLarge] = useState(false)
  const given = useDeferredValue(text)
  const plan = useMemo(() => {
    const { variables: read, rejected } = parseVariablesCsv(given, variables)
    return { ...compareVariables(read, variables), rejected }
  }, [given, variables])
  const toSave = [...plan.added, ...plan.changed.map(({ variable }) => variable)]
  const save = useMutation(
    rpc.variables.save.mutationOptions({
      meta: { inForm: true },
      onSuccess: () => {
        notify('done', t('crmVariables.import.done', { count: toSave.length }))
        onClose()
      },
    }),
  )
  const open = async (file: File | null): Promise<void> => {
    if (!file) return
    setTooLarge(file.size > LARGEST_BYTES)
    if (file.size <= LARGEST_BYTES) setText(decodeText(new Uint8Array(await file.arrayBuffer())))
  }
  const example = useMemo(
    () =>
      `data:text/csv;charset=utf-8,${encodeURIComponent(writeVariablesCsv(variables, i18n.language === 'en' ? 'en' : 'pt-BR'))}`,
    [variables, i18n.language],
  )
  return (
    <Stack
      component="section"
      aria-labelledby={title}
      gap="md"
      p="md"
      style={{ background: 'var(--surface-sunken)', borderRadius: 8 }}
    >
      <div>
        <Title order={3} id={title}>
          {t('crmVariables.import.title')}
        </Title>
        <Text size="sm" c="dimmed" maw={720}>
          {t('crmVariables.import.lead')}{' '}
          <Anchor href={example} download={t('crmVariables.import.exampleFile')} size="sm" underline="always">
            {t('crmVariables.import.example')}
          </Anchor>
        </Text>
      </div>
      <Group gap="sm">
        <FileButton onChange={(file) => void open(file)} accept=".csv,.tsv,.txt,text/csv,text/plain">
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFile size={16} aria-hidden />}>
              {t('crmVariables.import.choose')}
            </Button>
          )}
        </FileButton>
        {isTooLarge && (
          <Text size="sm" style={{ color: 'var(--bad)' }} role="alert">
            {t('crmVariables.import.tooLarge')}
          </Text>
        )}
      </Group>
      <Textarea
        label={t('crmVariables.import.text')}
        placeholder={t('crmVariables.import.placeholder')}
        rows={6}
        classNames={{ input: 'mono' }}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ImportPreview {...plan} isEmpty={given.trim() === ''} />
      {save.error && <ProblemCard problem={toProblem(save.error)} />}
      <Group gap="sm">
        <Button
          disabled={toSave.length === 0}
          loading={save.isPending}
          onClick={() => save.mutate({ implementationId, variables: toSave })}
        >
          {t('crmVariables.import.verb', { count: toSave.length })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
