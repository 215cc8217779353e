import { Autocomplete, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredTemplate } from '#core/implementation'
import { TEMPLATE_CATEGORIES } from '#core/template'
import { Form, useForm } from '../../../components/Form.tsx'
import { rpc } from '../../../connection/index.ts'
import { notify } from '../../../shared/notify.ts'
import { useCategory } from '../../../shared/useCategory.ts'
import type { TemplatesPageData } from '../page-data.ts'
import { useFilterWords } from '../useFilterWords.ts'
import { ButtonsFields } from './ButtonsFields.tsx'
import { RegisterPreview } from './RegisterPreview.tsx'
import classes from './register.module.css'
import { contentOf, type FieldProblem, onlySender, problemsOf, type RegisterDraft, STATUSES } from './registration.ts'

/** What templates are written in most here; any other may be typed. */
const LANGUAGES = ['pt_BR', 'pt_PT', 'en', 'en_US', 'es', 'es_AR', 'es_MX', 'es_ES', 'fr', 'it', 'de']

type RegisterFieldsProps = {
  parts: TemplatesPageData
  /** Null: a new one. */
  template: StoredTemplate | null
  start: RegisterDraft
  onDone: (id: string) => void
  onCancel: () => void
}

export function RegisterFields({ parts, template, start, onDone, onCancel }: RegisterFieldsProps) {
  const { t } = useTranslation()
  const say = useFilterWords(parts)
  const category = useCategory()
  const [draft, setDraft] = useState(start)
  const change = (part: Partial<RegisterDraft>): void => setDraft({ ...draft, ...part })
  const account = parts.accounts.find(({ id }) => id === draft.accountId)
  const provider = parts.providers.find(({ id }) => id === account?.provider)
  const content = useMemo(() => contentOf(draft, template?.content.samples), [draft, template])
  const problems = problemsOf(draft, provider)
  const save = useMutation(
    rpc.templates.register.mutationOptions({
      meta: { inForm: true },
      onSuccess: (saved) => {
        notify('done', t('templates.register.done', { template: saved.content.name }))
        onDone(saved.id)
      },
    }),
  )
  const form = useForm(save, () => {
    if (problems.length > 0) return
    const { accountId, senderId, status } = draft
    const remoteId = draft.remoteId.trim()
    save.mutate({
      ...(template ? { id: template.id } : {}),
      accountId,
      senderId,
      ...(provider?.capabilities.sendsById ? { remoteId } : {}),
      content,
      status,
    })
  })
  const missing = (problem: FieldProblem): string | undefined =>
    form.isChecked && problems.includes(problem) ? t(`templates.register.problem.${problem}`) : undefined
  const senders = parts.numbers.filter((number) => number.accountId === draft.accountId).map(({ senderId }) => senderId)
  const known = draft.senderId === null || senders.includes(draft.senderId) ? senders : [draft.senderId, ...senders]
  return (
    <Form
      form={form}
      aria-label={t('templates.register.title')}
      className={classes.form}
      verb={t(template ? 'templates.register.save' : 'templates.register.verb')}
      onCancel={onCancel}
      layout={{ className: classes.fields ?? '' }}
      aside={<RegisterPreview content={content} typed={draft} provider={provider} />}
    >
      <Text size="sm" c="dimmed">
        {t('templates.register.lead')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('templates.by.accountId')}
          data={parts.accounts.map(({ id, label }) => ({ value: id, label }))}
          value={draft.accountId}
          onChange={(accountId) => accountId && change({ accountId, senderId: onlySender(parts.numbers, accountId) })}
          disabled={template !== null}
          required
        />
        <Select
          label={t('templates.by.senderId')}
          data={[
            { value: '', label: t('templates.anySender') },
            ...[...new Set(known)].map((value) => ({ value, label: say('senderId', value) })),
          ]}
          value={draft.senderId ?? ''}
          onChange={(senderId) => change({ senderId: senderId || null })}
        />
        <TextInput
          label={t('templates.register.name')}
          description={t('templates.register.nameHint')}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={missing('nameMissing')}
          maxLength={512}
          className={classes.mono}
          required
          autoFocus
        />
        <Autocomplete
          label={t('templates.by.language')}
          description={t('templates.register.languageHint')}
          data={LANGUAGES}
          value={draft.language}
          onChange={(language) => change({ language })}
          error={missing('languageWrong')}
          required
        />
        <Select
          label={t('templates.by.category')}
          data={TEMPLATE_CATEGORIES.map((value) => ({ value, label: category(value) }))}
          value={draft.category}
          onChange={(value) => value && change({ category: value })}
          required
        />
        <Select
          label={t('templates.register.status')}
          data={STATUSES.map((value) => ({ value, label: t(`templateStatus.${value}`) }))}
          value={draft.status}
          onChange={(status) => status && change({ status })}
          required
        />
      </SimpleGrid>
      {provider?.capabilities.sendsById && (
        <TextInput
          label={t('templates.fact.remoteId')}
          description={t('templates.register.remoteIdHint', { provider: provider.label })}
          value={draft.remoteId}
          onChange={(event) => change({ remoteId: event.currentTarget.value })}
          error={missing('remoteIdMissing')}
          maxLength={200}
          required
        />
      )}
      <TextInput
        label={t('templates.register.header')}
        description={t('templates.register.headerHint')}
        value={draft.header}
        onChange={(event) => change({ header: event.currentTarget.value })}
      />
      <Textarea
        size="sm"
        label={t('templates.register.body')}
        description={t('templates.register.bodyHint', { double: '{{nome}}' })}
        value={draft.body}
        onChange={(event) => change({ body: event.currentTarget.value })}
        error={missing('bodyMissing')}
        autosize
        minRows={3}
        maxRows={12}
        required
      />
      <TextInput
        label={t('templates.register.footer')}
        value={draft.footer}
        onChange={(event) => change({ footer: event.currentTarget.value })}
      />
      <ButtonsFields buttons={draft.buttons} isChecked={form.isChecked} onChange={(buttons) => change({ buttons })} />
    </Form>
  )
}
