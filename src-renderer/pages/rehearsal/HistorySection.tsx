import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { IconLock, IconSchool } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RehearsalState } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { FileIntake } from '../../components/files/FileIntake.tsx'
import { FileLine } from '../../components/files/FileLine.tsx'
import { Section } from '../../components/Section.tsx'
import { api, rpc } from '../../connection/index.ts'
import classes from './rehearsal.module.css'

type HistorySectionProps = { implementation: Implementation; state: RehearsalState }

/** What the CRM did, and whom it was about: the client's files, or in training the example. */
export function HistorySection({ implementation, state: { events, people } }: HistorySectionProps) {
  const { t } = useTranslation()
  const { id } = implementation
  const isThere = events !== null && people !== null
  const [isOpen, setOpen] = useState(false)
  const title = useId()
  return (
    <Section
      title={t('rehearsal.history.title')}
      text={t('rehearsal.history.text')}
      aside={
        isThere && (
          <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'rehearsal.history.keep' : 'rehearsal.history.change')}
          </Button>
        )
      }
    >
      {implementation.training && !isThere && <Example implementationId={id} />}
      <div className={classes.sources}>
        {(['events', 'people'] as const).map((kind) => {
          const file = kind === 'events' ? events : people
          return (
            <Stack key={kind} gap="sm" miw={0} component="section" aria-labelledby={`${title}-${kind}`}>
              <Title order={3} id={`${title}-${kind}`}>
                {t(`rehearsal.history.${kind}`)}
              </Title>
              {file && <FileLine file={file} />}
              {(!file || isOpen) && <FileIntake implementationId={id} kind={kind} imported={file ?? undefined} />}
            </Stack>
          )
        })}
      </div>
      {implementation.training && isThere && isOpen && <Example implementationId={id} />}
      <Group gap={6} wrap="nowrap" align="flex-start">
        <IconLock size={16} color="var(--mantine-color-dimmed)" aria-hidden style={{ flex: 'none', marginTop: 2 }} />
        <Text size="sm" c="dimmed">
          {t('rehearsal.history.local')}
        </Text>
      </Group>
    </Section>
  )
}

function Example({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const take = useMutation({
    mutationFn: () => api.rehearsals.takeExample({ implementationId }),
    onSuccess: (state) => queries.setQueryData(rpc.rehearsals.get.queryKey({ input: { implementationId } }), state),
  })
  return (
    <Group className={classes.example} gap="md" wrap="nowrap">
      <IconSchool size={24} stroke={1.4} color="var(--accent-text)" aria-hidden style={{ flex: 'none' }} />
      <Text size="sm" flex={1}>
        {t('rehearsal.history.exampleText')}
      </Text>
      <Button loading={take.isPending} onClick={() => take.mutate()}>
        {t('rehearsal.history.example')}
      </Button>
    </Group>
  )
}

type PeopleChoiceProps = { value: 'people' | 'base'; onChange: (value: 'people' | 'base') => void }

/** Where both are there: the contacts of the history, or the imported base. */
export function PeopleChoice({ value, onChange }: PeopleChoiceProps) {
  const { t } = useTranslation()
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {t('rehearsal.run.people')}
      </Text>
      <SegmentedControl
        aria-label={t('rehearsal.run.people')}
        value={value}
        onChange={(next) => onChange(next === 'base' ? 'base' : 'people')}
        data={(['people', 'base'] as const).map((one) => ({ value: one, label: t(`rehearsal.run.${one}`) }))}
      />
    </Stack>
  )
}
