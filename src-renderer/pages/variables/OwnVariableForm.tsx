import { Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type CrmVariable, crmVariableSchema } from '#core/variables'
import { toProblem } from '../../app/problems.ts'
import { FormButtons } from '../../components/FormButtons.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'

type OwnVariableFormProps = { implementationId: string; taken: readonly string[]; onClose: () => void }

const TYPES = ['text', 'date', 'money', 'phone', 'number'] as const satisfies readonly CrmVariable['type'][]

export function OwnVariableForm({ implementationId, taken, onClose }: OwnVariableFormProps) {
  const { t } = useTranslation()
  const save = useMutation(rpc.variables.save.mutationOptions({ meta: { inForm: true }, onSuccess: onClose }))
  const validate = schemaResolver(crmVariableSchema, { sync: true })
  const form = useForm<CrmVariable>({
    initialValues: {
      token: '',
      label: { 'pt-BR': '', en: '' },
      type: 'text',
      maxLength: 80,
      mayBeEmpty: true,
      multiline: false,
      sample: '',
    },
    validate: (values) => {
      // The schema finds what is wrong; the sentences are ours.
      const wrong = Object.keys(validate(named(values)))
      return {
        token: taken.includes(values.token)
          ? t('ownVariables.tokenTaken')
          : wrong.includes('token')
            ? t('ownVariables.tokenRule')
            : null,
        'label.pt-BR': wrong.some((path) => path.startsWith('label')) ? t('ownVariables.labelMissing') : null,
        maxLength: wrong.includes('maxLength') ? t('ownVariables.maxLengthRule') : null,
      }
    },
  })
  return (
    <form
      noValidate
      aria-label={t('ownVariables.add')}
      onSubmit={form.onSubmit((values) => save.mutate({ implementationId, variable: named(values) }))}
    >
      <Stack gap="md" p="md" style={{ background: 'var(--surface-sunken)', borderRadius: 8 }}>
        {save.error && <ProblemCard problem={toProblem(save.error)} />}
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          <TextInput
            label={t('ownVariables.token')}
            description={t('ownVariables.tokenHint')}
            required
            {...form.getInputProps('token')}
            onChange={(event) => form.setFieldValue('token', event.currentTarget.value.toUpperCase().replace(/[%\s]/g, ''))}
          />
          <TextInput
            label={t('ownVariables.label')}
            description={t('ownVariables.labelHint')}
            required
            {...form.getInputProps('label.pt-BR')}
          />
          <TextInput
            label={t('ownVariables.sample')}
            description={t('ownVariables.sampleHint')}
            {...form.getInputProps('sample')}
          />
          <Select
            label={t('ownVariables.type')}
            data={TYPES.map((type) => ({ value: type, label: t(`variableType.${type}`) }))}
            {...form.getInputProps('type')}
          />
          <NumberInput label={t('ownVariables.maxLength')} min={1} max={1024} {...form.getInputProps('maxLength')} />
        </SimpleGrid>
        <Group gap="lg">
          <Checkbox label={t('ownVariables.mayBeEmpty')} {...form.getInputProps('mayBeEmpty', { type: 'checkbox' })} />
          <Checkbox label={t('ownVariables.multiline')} {...form.getInputProps('multiline', { type: 'checkbox' })} />
        </Group>
        <FormButtons verb={t('ownVariables.save')} busy={save.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}

/** One name serves both languages: it is the client's own word. */
const named = (values: CrmVariable): CrmVariable => ({
  ...values,
  label: { 'pt-BR': values.label['pt-BR'], en: values.label.en === '' ? values.label['pt-BR'] : values.label.en },
})
