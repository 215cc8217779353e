import { Group, SimpleGrid, Switch, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Implementation } from '#core/implementation'
import type { ServiceTree } from '#core/services'
import { placeName } from '#core/triggers'
import { Choice } from '../../components/Choice.tsx'
import { Form, useForm } from '../../components/Form.tsx'
import { NumberAndTemplate, NumberSelect } from '../../components/NumberAndTemplate.tsx'
import { MessagePreview } from '../../components/preview/index.ts'
import { Section } from '../../components/Section.tsx'
import { TemplatesChoice } from '../../components/TemplatesChoice.tsx'
import { rpc } from '../../connection/index.ts'
import { focusRow } from '../../shared/focus-row.ts'
import { sendableBy } from '../../shared/sendable.ts'
import type { NumbersAndTemplates } from '../../shared/useNumbersAndTemplates.ts'
import { useTriggerName } from '../../shared/useTriggerProblem.ts'
import { ADD_WORDS } from './kind-looks.ts'
import { NameInput } from './NameInput.tsx'
import { namesIn } from './offered-names.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { type Draft, missingIn, toTrigger } from './trigger-answers.ts'
import classes from './triggers.module.css'

type TriggerFormProps = {
  implementation: Implementation
  /** What stands in it at first. */
  start: Draft
  /** Null: a new one. */
  triggerId: string | null
  parts: NumbersAndTemplates
  trees: readonly ServiceTree[]
  onClose: () => void
}

type Label =
  | 'pick.number'
  | 'pick.template'
  | `triggers.${'serviceTree' | 'requestType' | 'templates' | 'status' | 'nextStatus' | 'oncePerTicket' | 'chatStandard' | 'active'}`
const LABELS: Partial<Record<string, Label>> = {
  serviceTree: 'triggers.serviceTree',
  requestType: 'triggers.requestType',
  numberId: 'pick.number',
  templateId: 'pick.template',
  templateIds: 'triggers.templates',
  status: 'triggers.status',
  nextStatus: 'triggers.nextStatus',
  oncePerTicket: 'triggers.oncePerTicket',
  chatStandard: 'triggers.chatStandard',
  active: 'triggers.active',
}

/** One trigger: "Adicionar envio de WhatsApp" (M17), Operar OC (M18), or what the chat screen may send (M20). */
export function TriggerForm({ implementation, start, triggerId, parts, trees, onClose }: TriggerFormProps) {
  const { t } = useTranslation()
  const nameOf = useTriggerName()
  const [draft, setDraft] = useState(start)
  /** As it was when this window last saw it. */
  const [base, setBase] = useState(start)
  const top = useRef<HTMLDivElement>(null)
  const close = (id: string | null): void => {
    onClose()
    if (id !== null) focusRow(id)
  }
  const save = useMutation(
    rpc.triggers.save.mutationOptions({ meta: { inForm: true }, onSuccess: ({ trigger }) => close(trigger.id) }),
  )
  const cancel = (): void => close(triggerId)
  useHotkeys([['Escape', cancel]])
  // The list that it was opened from may be long.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }))
  const pickNumber = (numberId: string): void => {
    const number = parts.numbers.find(({ id }) => id === numberId)
    const sendable = new Set(sendableBy(number, parts.templates).map(({ id }) => id))
    change({
      numberId,
      templateIds: draft.templateIds.filter((id) => sendable.has(id)),
      ...(triggerId === null && number ? { chatStandard: number.chatStandard } : {}),
    })
  }
  const { kind, numberId } = draft
  const offered = namesIn(trees, draft)
  const shownId = kind === 'chat' ? draft.templateIds.at(-1) : draft.templateId
  const shown = parts.templates.find(({ id }) => id === shownId)
  const form = useForm(save, () => {
    if (missingIn(draft).length === 0)
      save.mutate({
        trigger: toTrigger(draft, implementation.id, triggerId),
        ...(triggerId === null ? {} : { base: toTrigger(base, implementation.id, triggerId) }),
      })
  })
  const { isChecked } = form
  const name = nameOf(start.kind, placeName(toTrigger(start, implementation.id, triggerId)))
  return (
    <div ref={top}>
      <Section
        title={triggerId === null ? t(ADD_WORDS[kind]) : t('triggers.edit', { name })}
        text={t(`triggers.kind.${kind}.text`)}
      >
        <Form
          form={form}
          className={classes.form}
          verb={t('triggers.save')}
          clash={{
            label: (field) => t(LABELS[field] ?? 'triggers.status'),
            show: (field, value) =>
              field === 'numberId'
                ? parts.numbers.find(({ id }) => id === value)?.label
                : field === 'templateId' || field === 'templateIds'
                  ? [value]
                      .flat()
                      .flatMap((id) => parts.templates.find((template) => template.id === id)?.name ?? [])
                      .join(', ')
                  : undefined,
            mine: draft,
            onDecide: (theirs, taken) => {
              setBase((was) => ({ ...was, ...theirs }))
              change(taken)
              save.reset()
            },
          }}
          onCancel={cancel}
          aside={
            shown ? (
              <MessagePreview implementationId={implementation.id} template={shown} />
            ) : (
              <Text size="sm" c="dimmed" ta="center" py="xl">
                {t('preview.pick')}
              </Text>
            )
          }
        >
          {kind === 'status' && (
            <NameInput
              label={t('triggers.status')}
              description={t('triggers.statusHint')}
              placeholder={t('triggers.statusPlaceholder')}
              offered={offered.statuses}
              value={draft.status}
              onChange={(status) => change({ status })}
              error={isChecked && draft.status.trim() === '' ? t('triggers.statusMissing') : undefined}
              required
              autoFocus
            />
          )}
          <PlaceFields implementation={implementation} draft={draft} offered={offered} onChange={change} />
          {kind === 'chat' ? (
            <>
              <NumberSelect numbers={parts.numbers} numberId={numberId} onChange={pickNumber} isChecked={isChecked} />
              <TemplatesChoice
                label={t('triggers.templates')}
                number={parts.numbers.find(({ id }) => id === numberId) ?? null}
                templates={parts.templates}
                value={draft.templateIds}
                onChange={(templateIds) => change({ templateIds })}
                isChecked={isChecked}
              />
            </>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NumberAndTemplate
                numbers={parts.numbers}
                templates={parts.templates}
                numberId={numberId}
                templateId={draft.templateId}
                onChange={(chosen) => {
                  if (chosen.numberId !== numberId) pickNumber(chosen.numberId)
                  change({ templateId: chosen.templateId })
                }}
                isChecked={isChecked}
              />
            </SimpleGrid>
          )}
          {kind === 'operate' && (
            <Choice
              label={t('triggers.chatStandard')}
              hint={t(`triggers.chatStandardHint.${draft.chatStandard ? 'yes' : 'no'}`)}
              value={draft.chatStandard ? 'yes' : 'no'}
              options={[
                { value: 'yes', label: t('triggers.yes') },
                { value: 'no', label: t('triggers.no') },
              ]}
              onChange={(value) => change({ chatStandard: value === 'yes' })}
            />
          )}
          {(kind === 'chat' || (kind === 'operate' && draft.chatStandard)) && implementation.chatRequestType === '' && (
            <Group gap="xs" c="var(--warn)" role="status" wrap="nowrap">
              <IconAlertTriangle size={16} aria-hidden style={{ flex: 'none' }} />
              <Text size="sm">{t('triggers.chatRequestType.inForm')}</Text>
            </Group>
          )}
          {kind === 'status' && (
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NameInput
                label={t('triggers.nextStatus')}
                placeholder={t('triggers.nextStatusPlaceholder')}
                offered={offered.statuses}
                value={draft.nextStatus}
                onChange={(nextStatus) => change({ nextStatus })}
              />
              <Switch
                label={t('triggers.oncePerTicket')}
                description={t('triggers.oncePerTicketHint')}
                checked={draft.oncePerTicket}
                onChange={(event) => change({ oncePerTicket: event.currentTarget.checked })}
                mt={{ base: 0, sm: 24 }}
              />
            </SimpleGrid>
          )}
          <Switch
            label={t('triggers.active')}
            description={t('triggers.activeHint')}
            checked={draft.active}
            onChange={(event) => change({ active: event.currentTarget.checked })}
          />
        </Form>
      </Section>
    </div>
  )
}
