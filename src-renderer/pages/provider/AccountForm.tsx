import { Button, Collapse, PasswordInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { toProblem } from '../../app/problems.ts'
import { Choice } from '../../components/Choice.tsx'
import { FormButtons } from '../../components/FormButtons.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { initialSettings, useFieldWords } from './fields.ts'

type AccountFormProps = {
  implementationId: string
  providers: ProviderDescriptor[]
  onDone: () => void
  onCancel: (() => void) | null
}

export function AccountForm({ implementationId, providers, onDone, onCancel }: AccountFormProps) {
  const { t } = useTranslation()
  const words = useFieldWords()
  const advancedId = useId()
  const [provider, setProvider] = useState(providers[0])
  const [mode, setMode] = useState<ProviderAccount['mode']>('live')
  const [label, setLabel] = useState(providers[0]?.label ?? '')
  const [secret, setSecret] = useState('')
  const [settings, setSettings] = useState(() => initialSettings(providers[0]))
  const [isAdvanced, setAdvanced] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const check = useMutation(rpc.accounts.check.mutationOptions())
  const create = useMutation(
    rpc.accounts.create.mutationOptions({
      // The call's input holds the credential: nothing keeps it once the form is gone.
      gcTime: 0,
      meta: { inForm: true },
      onSuccess: (account) => {
        setSecret('')
        check.mutate({ id: account.id })
        onDone()
      },
    }),
  )
  if (!provider) return null
  const secretField = provider.fields.find((field) => field.secret)
  const isLive = mode === 'live'
  const secretMissing = isLive && secret.trim() === ''
  const labelMissing = label.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (labelMissing || secretMissing) return
    const common = { implementationId, provider: provider.id, label: label.trim(), mode }
    create.mutate(isLive ? { ...common, settings, secret: secret.trim() } : common)
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t('accounts.add')} autoComplete="off">
      <Stack gap="md" maw={720}>
        {create.error && <ProblemCard problem={toProblem(create.error)} />}
        <Choice
          label={t('accounts.mode')}
          hint={isLive ? t('accounts.liveHint') : t('training.hint')}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'live', label: t('accounts.live') },
            { value: 'training', label: t('training.name') },
          ]}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('accounts.provider')}
            data={providers.map(({ id, label: name }) => ({ value: id, label: name }))}
            value={provider.id}
            onChange={(id) => {
              const next = providers.find((candidate) => candidate.id === id)
              setProvider(next)
              setSettings(initialSettings(next))
            }}
          />
          <TextInput
            label={t('accounts.label')}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={isChecked && labelMissing ? t('accounts.labelMissing') : undefined}
            maxLength={60}
            required
          />
        </SimpleGrid>
        {isLive && secretField && (
          <PasswordInput
            label={words.label(provider.id, secretField.name)}
            description={words.hint(provider.id, secretField.name)}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            error={isChecked && secretMissing ? t('accounts.secretMissing') : undefined}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': t('accounts.showSecret'), tabIndex: 0 }}
            required
          />
        )}
        {isLive && (
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={isAdvanced ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
              aria-expanded={isAdvanced}
              aria-controls={advancedId}
              onClick={() => setAdvanced(!isAdvanced)}
            >
              {t('accounts.advanced')}
            </Button>
            <Collapse expanded={isAdvanced} id={advancedId}>
              <Stack gap="sm" pt="xs">
                {provider.fields
                  .filter((field) => !field.secret)
                  .map((field) => (
                    <TextInput
                      key={field.name}
                      label={words.label(provider.id, field.name)}
                      description={words.hint(provider.id, field.name)}
                      value={settings[field.name] ?? ''}
                      onChange={(event) => setSettings({ ...settings, [field.name]: event.currentTarget.value })}
                    />
                  ))}
              </Stack>
            </Collapse>
          </div>
        )}
        <FormButtons verb={t('accounts.save')} busy={create.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
