import { Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Implementation } from '#core/implementation'
import { Choice } from '../../components/Choice.tsx'
import { FormButtons } from '../../components/FormButtons.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { stepHref } from '../../shared/routes.ts'

export function NewImplementation({ onCancel }: { onCancel: (() => void) | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [client, setClient] = useState('')
  const [environment, setEnvironment] = useState<Implementation['environment']>('production')
  const [isMissing, setMissing] = useState(false)
  const create = useMutation(
    rpc.implementations.create.mutationOptions({
      meta: { inForm: true },
      onSuccess: (created) => navigate(stepHref(created.id, 'client')),
    }),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const name = client.trim()
    setMissing(name === '')
    if (name !== '') create.mutate({ client: name, environment })
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t('home.new')}>
      <Stack gap="md" maw={520}>
        <Title order={2}>{t('home.new')}</Title>
        <Text size="sm" c="dimmed">
          {t('home.newText')}
        </Text>
        {create.error && <ProblemCard problem={toProblem(create.error)} />}
        <TextInput
          label={t('client.name')}
          value={client}
          onChange={(event) => setClient(event.currentTarget.value)}
          error={isMissing ? t('client.nameMissing') : undefined}
          maxLength={120}
          data-autofocus
          required
        />
        <Choice
          label={t('client.environment')}
          hint={t(`environmentHint.${environment}`)}
          value={environment}
          onChange={setEnvironment}
          options={[
            { value: 'production', label: t('environment.production') },
            { value: 'staging', label: t('environment.staging') },
          ]}
        />
        <FormButtons verb={t('home.create')} busy={create.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
