import { SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import type { Trigger } from '#core/triggers'
import { toProblem } from '../../app/problems.ts'
import { FormButtons } from '../../components/FormButtons.tsx'
import { NumberAndTemplate } from '../../components/NumberAndTemplate.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { MessagePreview } from '../../preview/index.ts'
import classes from './triggers.module.css'

type TriggerWizardProps = {
  implementationId: string
  /** Null: a new one. */
  trigger: Trigger | null
  parts: { numbers: SenderNumber[]; templates: TemplateRow[] }
  onClose: () => void
}

/** M17, "Adicionar envio de WhatsApp": the same questions in the same words. */
export function TriggerWizard({ implementationId, trigger, parts, onClose }: TriggerWizardProps) {
  const { t } = useTranslation()
  const only = parts.numbers.length === 1 ? parts.numbers[0]?.id : undefined
  const [draft, setDraft] = useState({
    status: trigger?.status ?? '',
    serviceTree: trigger?.serviceTree ?? '',
    requestType: trigger?.requestType ?? '',
    numberId: trigger?.numberId ?? only ?? '',
    templateId: trigger?.templateId ?? '',
    active: trigger?.active ?? true,
  })
  const [isChecked, setChecked] = useState(false)
  const save = useMutation(rpc.triggers.save.mutationOptions({ meta: { inForm: true }, onSuccess: onClose }))
  useHotkeys([['Escape', onClose]])
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part })
  const template = parts.templates.find((candidate) => candidate.id === draft.templateId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    const status = draft.status.trim()
    if (status === '' || draft.numberId === '' || draft.templateId === '') return
    save.mutate({ trigger: { ...(trigger ? { id: trigger.id } : {}), kind: 'status', implementationId, ...draft, status } })
  }
  return (
    <Section title={trigger ? t('triggers.edit', { status: trigger.status }) : t('triggers.add')}>
      <form onSubmit={submit} noValidate className={classes.wizard}>
        <Stack gap="md">
          {save.error && <ProblemCard problem={toProblem(save.error)} />}
          <TextInput
            label={t('triggers.status')}
            description={t('triggers.statusHint')}
            placeholder={t('triggers.statusPlaceholder')}
            value={draft.status}
            onChange={(event) => change({ status: event.currentTarget.value })}
            error={isChecked && draft.status.trim() === '' ? t('triggers.statusMissing') : undefined}
            maxLength={80}
            required
            autoFocus
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('triggers.serviceTree')}
              placeholder={t('triggers.any')}
              value={draft.serviceTree}
              onChange={(event) => change({ serviceTree: event.currentTarget.value })}
              maxLength={80}
            />
            <TextInput
              label={t('triggers.requestType')}
              placeholder={t('triggers.any')}
              value={draft.requestType}
              onChange={(event) => change({ requestType: event.currentTarget.value })}
              maxLength={80}
            />
            <NumberAndTemplate
              numbers={parts.numbers}
              templates={parts.templates}
              numberId={draft.numberId}
              templateId={draft.templateId}
              onChange={change}
              isChecked={isChecked}
            />
          </SimpleGrid>
          <Switch
            label={t('triggers.active')}
            description={t('triggers.activeHint')}
            checked={draft.active}
            onChange={(event) => change({ active: event.currentTarget.checked })}
          />
          <FormButtons verb={t('triggers.save')} busy={save.isPending} onCancel={onClose} />
        </Stack>
        {template ? (
          <MessagePreview implementationId={implementationId} template={template} />
        ) : (
          <Text size="sm" c="dimmed" ta="center" py="xl">
            {t('preview.pick')}
          </Text>
        )}
      </form>
    </Section>
  )
}
