import { Checkbox, Group, NumberInput, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CrmVariable, crmVariableSchema } from '#core/variables'
import { Form, useForm } from '../../../components/Form.tsx'
import { rpc } from '../../../connection/index.ts'
import { focusRow } from '../../../shared/focus-row.ts'
import { useVariableLabel } from '../../../shared/useVariableLabel.ts'
import { type ListedVariable, relabelled } from './listed-variable.ts'

type VariableFormProps = {
  implementationId: string
  /** Null: a new one. A shipped one gets the client's own in its place. */
  variable: ListedVariable | null
  variables: readonly ListedVariable[]
  onClose: () => void
}

const TYPES = ['text', 'date', 'money', 'phone', 'number'] as const satisfies readonly CrmVariable['type'][]

export function VariableForm({ implementationId, variable, variables, onClose }: VariableFormProps) {
  const { t, i18n } = useTranslation()
  const labelOf = useVariableLabel()
  const language = i18n.language === 'en' ? 'en' : 'pt-BR'
  const [name, setName] = useState(variable ? labelOf(variable) : '')
  /** A text where it is no number, while it is typed. */
  const [maxLength, setMaxLength] = useState<number | string>(variable?.maxLength ?? 80)
  const [values, setValues] = useState({
    token: variable?.token ?? '',
    type: variable?.type ?? 'text',
    mayBeEmpty: variable?.mayBeEmpty ?? true,
    multiline: variable?.multiline ?? false,
    sample: variable?.sample ?? '',
  })
  const change = (part: Partial<typeof values>): void => setValues({ ...values, ...part })
  const close = (): void => {
    onClose()
    focusRow(values.token)
  }
  const save = useMutation(rpc.variables.save.mutationOptions({ meta: { inForm: true }, onSuccess: close }))
  const filled = { ...values, maxLength: Number(maxLength), label: relabelled(variable?.label ?? null, language, name.trim()) }
  const isTaken = variable === null && variables.some(({ token }) => token === values.token)
  // The schema finds what is wrong; the sentences are ours.
  const wrong = new Set(crmVariableSchema.safeParse(filled).error?.issues.map(({ path }) => path[0]))
  const form = useForm(save, () => {
    if (!isTaken && wrong.size === 0) save.mutate({ implementationId, variables: [filled] })
  })
  const marked = (field: keyof CrmVariable): boolean => form.isChecked && wrong.has(field)
  return (
    <Form
      form={form}
      aria-label={variable ? t('crmVariables.edit', { token: variable.token }) : t('crmVariables.add')}
      verb={t('crmVariables.save')}
      onCancel={variable ? close : onClose}
      layout={{ p: 'md', style: { background: 'var(--surface-sunken)', borderRadius: 8 } }}
    >
      {variable?.shipped && !variable.own && (
        <Text size="sm" c="dimmed">
          {t('crmVariables.replacesShipped')}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        <TextInput
          label={t('crmVariables.field.token')}
          description={t('crmVariables.tokenHint')}
          required
          autoFocus={variable === null}
          readOnly={variable !== null}
          value={values.token}
          onChange={(event) => change({ token: event.currentTarget.value.toUpperCase().replace(/[%\s]/g, '') })}
          error={form.isChecked && isTaken ? t('crmVariables.tokenTaken') : marked('token') && t('crmVariables.tokenRule')}
        />
        <TextInput
          label={t('crmVariables.field.label')}
          description={t('crmVariables.labelHint')}
          required
          autoFocus={variable !== null}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={marked('label') && t('crmVariables.labelMissing')}
        />
        <TextInput
          label={t('crmVariables.field.sample')}
          description={t('crmVariables.sampleHint')}
          value={values.sample}
          onChange={(event) => change({ sample: event.currentTarget.value })}
        />
        <Select
          label={t('crmVariables.field.type')}
          data={TYPES.map((type) => ({ value: type, label: t(`variableType.${type}`) }))}
          value={values.type}
          onChange={(type) => type && change({ type })}
        />
        <NumberInput
          label={t('crmVariables.field.maxLength')}
          min={1}
          max={999_999}
          value={maxLength}
          onChange={setMaxLength}
          error={marked('maxLength') && t('crmVariables.maxLengthRule')}
        />
      </SimpleGrid>
      <Group gap="lg">
        <Checkbox
          label={t('crmVariables.field.mayBeEmpty')}
          checked={values.mayBeEmpty}
          onChange={(event) => change({ mayBeEmpty: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('crmVariables.field.multiline')}
          checked={values.multiline}
          onChange={(event) => change({ multiline: event.currentTarget.checked })}
        />
      </Group>
    </Form>
  )
}
