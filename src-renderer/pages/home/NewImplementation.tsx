import { Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Implementation } from '#core/implementation'
import { Choice } from '../../components/Choice.tsx'
import { Form, useForm } from '../../components/Form.tsx'
import { rpc } from '../../connection/index.ts'
import { stepHref } from '../../shared/routes.ts'

export function NewImplementation({ onCancel }: { onCancel: (() => void) | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [environment, setEnvironment] = useState<Implementation['environment']>('production')
  const client = typed.trim()
  const create = useMutation(
    rpc.implementations.create.mutationOptions({
      meta: { inForm: true },
      onSuccess: (created) => navigate(stepHref(created.id, 'client')),
    }),
  )
  const form = useForm(create, () => client !== '' && create.mutate({ client, environment }))
  return (
    <Form form={form} aria-label={t('home.new')} verb={t('home.create')} onCancel={onCancel} layout={{ maw: 520 }}>
      <Title order={2}>{t('home.new')}</Title>
      <Text size="sm" c="dimmed">
        {t('home.newText')}
      </Text>
      <TextInput
        label={t('client.name')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={form.isChecked && client === '' && t('client.nameMissing')}
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
    </Form>
  )
}
