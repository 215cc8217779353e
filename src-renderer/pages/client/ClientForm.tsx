import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { mergeEdit } from '#core/edits'
import type { Implementation } from '#core/implementation'
import { confirmedReceptive, isClientVarLater, type Readiness } from '#core/readiness'
import { Choice } from '../../components/Choice.tsx'
import { Clash } from '../../components/Clash.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { isClash } from '../../components/is-clash.ts'
import { RecordedBy } from '../../components/RecordedBy.tsx'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { stepHref } from '../../shared/routes.ts'
import { useAutosave } from '../../shared/useAutosave.ts'
import { useOperator } from '../../shared/useOperator.ts'

type Draft = Pick<Implementation, 'client' | 'environment' | 'isolatedServiceTree'>
const factsOf = ({ client, environment, isolatedServiceTree }: Draft): Draft => ({ client, environment, isolatedServiceTree })
const LABELS: Readonly<Record<string, 'client.name' | 'client.environment' | 'client.tree'>> = {
  client: 'client.name',
  environment: 'client.environment',
  isolatedServiceTree: 'client.tree',
}

export function ClientForm({ implementation, readiness }: { implementation: Implementation; readiness: Readiness }) {
  const { t } = useTranslation()
  const format = useFormat()
  const update = useMutation(rpc.implementations.update.mutationOptions())
  const [draft, setDraft] = useState<Draft>(implementation)
  /** What this window last saw saved. */
  const base = useRef<Draft>(factsOf(implementation))
  const [isAsking, setAsking] = useState(false)
  const autosave = useAutosave<Draft>(async (written) => {
    const saved = await update.mutateAsync({ id: implementation.id, facts: factsOf(written), base: base.current })
    base.current = factsOf(saved)
  })
  const { client, environment, isolatedServiceTree } = implementation
  // What another window changed is shown, where nothing else is typed here.
  useEffect(() => {
    const there = { client, environment, isolatedServiceTree }
    const seen = base.current
    setDraft((here) => {
      const { merged, clashes } = mergeEdit<Draft>({ base: seen, mine: factsOf(here) }, there)
      base.current = { ...there, ...Object.fromEntries(clashes.map((field) => [field, seen[field as keyof Draft]])) }
      return merged
    })
  }, [client, environment, isolatedServiceTree])
  const problem = update.error ? toProblem(update.error) : null
  const nameMissing = draft.client.trim() === ''
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (next.client.trim() !== '') autosave.schedule(next)
  }
  const confirm = (receptive: boolean): void => update.mutate({ id: implementation.id, facts: { receptive } })
  const operator = useOperator()
  const receptive = confirmedReceptive(implementation)
  return (
    <Stack gap="lg" onBlur={autosave.flush}>
      <Section title={t('client.section.who')} aside={<SaveState state={autosave.state} />}>
        {isClash(problem) && (
          <Clash
            problem={problem}
            words={{
              label: (field) => t(LABELS[field] ?? 'client.name'),
              show: (field, value) =>
                field === 'environment'
                  ? t(value === 'production' ? 'environment.production' : 'environment.staging')
                  : undefined,
              mine: draft,
              onDecide: (theirs, taken) => {
                base.current = { ...base.current, ...theirs }
                update.reset()
                change(taken)
                autosave.flush()
              },
            }}
          />
        )}
        <TextInput
          label={t('client.name')}
          value={draft.client}
          onChange={(event) => change({ client: event.currentTarget.value })}
          error={nameMissing ? t('client.nameMissing') : undefined}
          maxLength={120}
          required
        />
        <Choice
          label={t('client.environment')}
          hint={t(`environmentHint.${draft.environment}`)}
          value={draft.environment}
          onChange={(environment) => (environment === 'production' ? setAsking(true) : change({ environment }))}
          options={[
            { value: 'production', label: t('environment.production') },
            { value: 'staging', label: t('environment.staging') },
          ]}
        />
        <TextInput
          label={t('client.tree')}
          description={t('client.treeHint')}
          placeholder={t('client.treePlaceholder')}
          value={draft.isolatedServiceTree}
          onChange={(event) => change({ isolatedServiceTree: event.currentTarget.value })}
          maxLength={80}
        />
      </Section>

      <ConfirmDialog
        opened={isAsking}
        title={t('client.toProduction.title', { client: draft.client })}
        text={t('client.toProduction.text')}
        verb={t('client.toProduction.verb')}
        onConfirm={() => {
          setAsking(false)
          change({ environment: 'production' })
        }}
        onClose={() => setAsking(false)}
      />

      <Section title={t('client.section.receptive')} text={t('client.receptiveHint')}>
        {receptive ? (
          <Group justify="space-between">
            <Text size="sm">
              {t('client.receptiveBy', { who: receptive.confirmedBy, when: format.absolute(receptive.confirmedAt) })}
            </Text>
            <Button variant="default" onClick={() => confirm(false)}>
              {t('client.receptiveUndo')}
            </Button>
          </Group>
        ) : (
          <>
            <RecordedBy operator={operator} />
            <Group>
              <Button onClick={() => operator.confirm(() => confirm(true))} loading={update.isPending}>
                {t('client.receptiveConfirm')}
              </Button>
            </Group>
          </>
        )}
      </Section>

      <Section title={t('client.section.clientVar')} text={t('client.clientVarHint')}>
        <Group justify="space-between">
          <Text size="sm">
            {implementation.clientVarActiveSince === null
              ? t('client.clientVarNotYet')
              : t(isClientVarLater(readiness) ? 'consent.clientVar.later' : 'consent.clientVar.since', {
                  date: format.day(implementation.clientVarActiveSince),
                })}
          </Text>
          <Anchor component={Link} href={stepHref(implementation.id, 'consent', 'client-var')} size="sm">
            {t('client.clientVarLink')}
          </Anchor>
        </Group>
      </Section>
    </Stack>
  )
}
