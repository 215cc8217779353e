import { Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type CrmVariable, crmVariableSchema } from '#core/variables'
import { FormButtons } from '../../../components/FormButtons.tsx'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { rpc } from '../../../connection/index.ts'
import { toProblem } from '../../../shared/problems.ts'
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

type Values = Omit<CrmVariable, 'label'> & { name: string }

export function VariableForm({ implementationId, variable, variables, onClose }: VariableFormProps) {
  const { t, i18n } = useTranslation()
  const labelOf = useVariableLabel()
  const language = i18n.language === 'en' ? 'en' : 'pt-BR'
  const save = useMutation(rpc.variables.save.mutationOptions({ meta: { inForm: true }, onSuccess: onClose }))
  const check = schemaResolver(crmVariableSchema, { sync: true })
  const filled = ({ name, ...rest }: Values): CrmVariable => ({
    ...rest,
    label: relabelled(variable?.label ?? null, language, name.trim()),
  })
  const form = useForm<Values>({
    initialValues: {
      token: variable?.token ?? '',
      name: variable ? labelOf(variable) : '',
      type: variable?.type ?? 'text',
      maxLength: variable?.maxLength ?? 80,
      mayBeEmpty: variable?.mayBeEmpty ?? true,
      multiline: variable?.multiline ?? false,
      sample: variable?.sample ?? '',
    },
    validate: (values) => {
      // The schema finds what is wrong; the sentences are ours.
      const wrong = Object.keys(check(filled(values)))
      const isTaken = variable === null && variables.some(({ token }) => token === values.token)
      return {
        token: isTaken ? t('crmVariables.tokenTaken') : wrong.includes('token') ? t('crmVariables.tokenRule') : null,
        name: wrong.some((path) => path.startsWith('label')) ? t('crmVariables.labelMissing') : null,
        maxLength: wrong.includes('maxLength') ? t('crmVariables.maxLengthRule') : null,
      }
    },
  })
  const title = variable ? t('crmVariables.edit', { token: variable.token }) : t('crmVariables.add')
  return (
    <form
      noValidate
      aria-label={title}
      onSubmit={form.onSubmit((values) => save.mutate({ implementationId, variables: [filled(values)] }))}
    >
      <Stack gap="md" p="md" style={{ background: 'var(--surface-sunken)', borderRadius: 8 }}>
        {save.error && <ProblemCard problem={toProblem(save.error)} />}
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
            {...form.getInputProps('token')}
            onChange={(event) => form.setFieldValue('token', event.currentTarget.value.toUpperCase().replace(/[%\s]/g, ''))}
          />
          <TextInput
            label={t('crmVariables.field.label')}
            description={t('crmVariables.labelHint')}
            required
            autoFocus={variable !== null}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('crmVariables.field.sample')}
            description={t('crmVariables.sampleHint')}
            {...form.getInputProps('sample')}
          />
          <Select
            label={t('crmVariables.field.type')}
            data={TYPES.map((type) => ({ value: type, label: t(`variableType.${type}`) }))}
            {...form.getInputProps('type')}
          />
          <NumberInput label={t('crmVariables.field.maxLength')} min={1} max={999_999} {...form.getInputProps('maxLength')} />
        </SimpleGrid>
        <Group gap="lg">
          <Checkbox label={t('crmVariables.field.mayBeEmpty')} {...form.getInputProps('mayBeEmpty', { type: 'checkbox' })} />
          <Checkbox label={t('crmVariables.field.multiline')} {...form.getInputProps('multiline', { type: 'checkbox' })} />
        </Group>
        <FormButtons verb={t('crmVariables.save')} busy={save.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}
