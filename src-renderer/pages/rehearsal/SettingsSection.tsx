import { Button, Checkbox, Group, NumberInput, Switch, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RehearsalSettings, RehearsalState } from '#core/contract'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { Section } from '../../components/Section.tsx'
import { api, rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'

const MOST = 99

type SettingsSectionProps = { implementationId: string; state: RehearsalState }

/** Whether a rehearsal is asked for, what is too much for a person, and what becomes of the history. */
export function SettingsSection({ implementationId, state }: SettingsSectionProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { settings } = state
  const save = useMutation({
    mutationFn: (changes: Partial<RehearsalSettings>) => api.rehearsals.saveSettings({ implementationId, changes }),
    onSuccess: (next) => queries.setQueryData(rpc.rehearsals.get.queryKey({ input: { implementationId } }), next),
  })
  return (
    <Section title={t('rehearsal.settings.title')}>
      <Group gap="lg" align="flex-start">
        {(['perDay', 'perWeek'] as const).map((limit) => (
          <NumberInput
            key={limit}
            label={t(`rehearsal.settings.${limit}`)}
            description={t('rehearsal.settings.limitHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            defaultValue={settings[limit]}
            min={1}
            max={MOST}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
            onChange={(value) => typeof value === 'number' && value >= 1 && save.mutate({ [limit]: value })}
            w={260}
          />
        ))}
      </Group>
      <Switch
        label={t('rehearsal.settings.required')}
        description={t('rehearsal.settings.requiredHint')}
        checked={settings.required}
        onChange={(event) => save.mutate({ required: event.currentTarget.checked })}
      />
      <Switch
        label={t('rehearsal.settings.keeps')}
        description={t('rehearsal.settings.keepsHint')}
        checked={settings.keepsHistory}
        onChange={(event) => save.mutate({ keepsHistory: event.currentTarget.checked })}
      />
      {(state.events || state.people || state.last) && <Erase implementationId={implementationId} state={state} />}
    </Section>
  )
}

function Erase({ implementationId, state }: SettingsSectionProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const hasHistory = state.events !== null || state.people !== null
  const [figures, setFigures] = useState(false)
  const erase = useMutation({
    mutationFn: () => api.rehearsals.erase({ implementationId, figures: figures || !hasHistory }),
    onSuccess: (next) => {
      queries.setQueryData(rpc.rehearsals.get.queryKey({ input: { implementationId } }), next)
      notify('done', t('rehearsal.erase.done'))
    },
    onSettled: () => setAsking(false),
  })
  const verb = t(hasHistory ? 'rehearsal.erase.history' : 'rehearsal.erase.result')
  return (
    <Group>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t('rehearsal.erase.title')}
        text={
          <>
            <Text size="sm" mb="sm">
              {t(hasHistory ? 'rehearsal.erase.text' : 'rehearsal.erase.resultText')}
            </Text>
            {hasHistory && state.last && (
              <Checkbox
                label={t('rehearsal.erase.figures')}
                checked={figures}
                onChange={(event) => setFigures(event.currentTarget.checked)}
              />
            )}
          </>
        }
        verb={verb}
        busy={erase.isPending}
        onConfirm={() => erase.mutate()}
        onClose={() => setAsking(false)}
      />
    </Group>
  )
}
