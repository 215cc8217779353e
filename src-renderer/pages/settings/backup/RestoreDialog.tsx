import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Held } from '#core/contract'
import { Dialog } from '../../../components/Dialog.tsx'
import { EnvironmentBadge } from '../../../components/EnvironmentBadge.tsx'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { useFormat } from '../../../i18n/index.ts'
import type { useRestore } from './useRestore.ts'

/** Asks for what a copy needs, and shows what it holds beside what it replaces before it does so. */
export function RestoreDialog({ restoring }: { restoring: ReturnType<typeof useRestore> }) {
  const { t } = useTranslation()
  const { stage, cancel } = restoring
  return (
    <Dialog
      opened={stage.at === 'locked' || stage.at === 'asking'}
      title={t(stage.at === 'locked' ? 'backup.askPassphrase' : 'backup.confirm.title')}
      size={640}
      onClose={cancel}
    >
      {stage.at === 'locked' && <Unlock restoring={restoring} />}
      {stage.at === 'asking' && <Confirm restoring={restoring} stage={stage} />}
    </Dialog>
  )
}

type Restoring = ReturnType<typeof useRestore>

function Unlock({ restoring: { stage, unlock, cancel } }: { restoring: Restoring }) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void unlock(passphrase)
  }
  if (stage.at !== 'locked') return null
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {stage.problem && <ProblemCard problem={stage.problem} />}
        <PasswordInput
          label={t('backup.passphrase')}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('accounts.showSecret'), tabIndex: 0 }}
          data-autofocus
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={stage.isBusy} disabled={passphrase === ''}>
            {t('backup.unlock')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Confirm({
  restoring: { restore, cancel },
  stage: { holds, replaces, isBusy },
}: {
  restoring: Restoring
  stage: Extract<Restoring['stage'], { at: 'asking' }>
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const back = replaces.implementations.flatMap(({ id, lastSequence }) => {
    const to = holds.implementations.find((one) => one.id === id)
    return to && (to.lastSequence ?? 0) < (lastSequence ?? 0) ? [{ id, from: lastSequence, to: to.lastSequence ?? 0 }] : []
  })
  const title =
    holds.madeAt === null ? t('backup.confirm.holdsUnsealed') : t('backup.confirm.holds', { at: format.absolute(holds.madeAt) })
  return (
    <Stack gap="md">
      <HeldList title={title} held={holds} />
      {holds.isWithoutLog && <Text size="sm">{t('backup.confirm.withoutLog')}</Text>}
      <HeldList title={t('backup.confirm.replaces')} held={replaces} />
      {back.map(({ id, from, to }) => (
        <Text key={id} size="sm">
          {t('backup.confirm.sequence', { from, to })}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t('backup.confirm.kept')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={cancel} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button onClick={() => void restore()} loading={isBusy}>
          {t('backup.confirm.verb')}
        </Button>
      </Group>
    </Stack>
  )
}

function HeldList({ title, held: { implementations } }: { title: string; held: Held }) {
  const { t } = useTranslation()
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      {implementations.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('backup.confirm.nothing')}
        </Text>
      )}
      <Stack component="ul" gap={4} m={0} p={0} mah={200} style={{ listStyle: 'none', overflowY: 'auto' }}>
        {implementations.map(({ id, client, environment, templates, lastSequence }) => (
          <Group component="li" key={id} gap="xs">
            <Text size="sm">{client}</Text>
            <EnvironmentBadge environment={environment} />
            <Text size="xs" c="dimmed">
              {t(lastSequence === null ? 'backup.heldNever' : 'backup.held', { templates, sequence: lastSequence })}
            </Text>
          </Group>
        ))}
      </Stack>
    </section>
  )
}
