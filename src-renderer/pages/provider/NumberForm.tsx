import { Select, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { belongsTo } from '#core/readiness'
import { Form, useForm } from '../../components/Form.tsx'
import { PhoneInput } from '../../components/PhoneInput.tsx'
import { TemplateSelect } from '../../components/TemplateSelect.tsx'
import { rpc } from '../../connection/index.ts'
import { focusRow } from '../../shared/focus-row.ts'
import { templateRows } from '../../shared/template-rows.ts'
import { usePhone, usePhoneFormat } from '../../shared/usePhone.ts'
import { useTraining } from '../../shared/useTraining.ts'

type NumberFormProps = {
  implementationId: string
  accounts: ProviderAccount[]
  providers: ProviderDescriptor[]
  number: SenderNumber | null
  onClose: () => void
}

const LABELS: Readonly<
  Record<
    string,
    | 'numbers.column.account'
    | 'numbers.column.phone'
    | 'numbers.column.label'
    | 'numbers.column.sender'
    | 'numbers.chatStandard'
    | 'numbers.defaultTemplate'
  >
> = {
  accountId: 'numbers.column.account',
  phone: 'numbers.column.phone',
  label: 'numbers.column.label',
  senderId: 'numbers.column.sender',
  chatStandard: 'numbers.chatStandard',
  defaultTemplateId: 'numbers.defaultTemplate',
}

export function NumberForm({ implementationId, accounts, providers, number, onClose }: NumberFormProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  /** As it was when this window last saw it. */
  const [base, setBase] = useState(number)
  const [accountId, setAccountId] = useState(number?.accountId ?? accounts[0]?.id ?? '')
  const [phone, setPhone] = useState(number?.phone ?? '')
  const [label, setLabel] = useState(number?.label ?? '')
  /** Undefined: as proposed from the phone, and changing with it. */
  const [typedSender, setTypedSender] = useState(() =>
    number?.senderId === number?.phone.slice(1) ? undefined : number?.senderId,
  )
  const [chatStandard, setChatStandard] = useState(number?.chatStandard ?? false)
  const [defaultTemplateId, setDefaultTemplateId] = useState(number?.defaultTemplateId ?? null)
  const account = accounts.find((candidate) => candidate.id === accountId)
  const provider = providers.find((candidate) => candidate.id === account?.provider)
  const training = useTraining(account)
  const { data: templates } = useQuery(templateRows(implementationId))
  const parsed = usePhone(phone)
  const proposed = provider?.capabilities.senderIdIsPhone || training ? (parsed?.e164?.slice(1) ?? '') : ''
  const senderId = typedSender ?? proposed
  // Of another sender it is not known before the next sync.
  const poolId = number?.senderId === senderId && number.accountId === accountId ? number.poolId : null
  const choices = useMemo(
    () =>
      (templates ?? []).filter(
        (template) =>
          template.id === defaultTemplateId ||
          (template.unusable.length === 0 && belongsTo(template, { accountId, senderId, poolId })),
      ),
    [templates, defaultTemplateId, accountId, senderId, poolId],
  )
  const close = (id: string | null): void => {
    onClose()
    if (id !== null) focusRow(id)
  }
  const save = useMutation(rpc.numbers.save.mutationOptions({ meta: { inForm: true }, onSuccess: ({ id }) => close(id) }))
  const form = useForm(save, () => {
    if (!account || !parsed?.e164 || senderId.trim() === '') return
    save.mutate({
      ...(number && base ? { id: number.id, base } : {}),
      implementationId,
      accountId: account.id,
      label: label.trim(),
      phone: parsed.e164,
      senderId: senderId.trim(),
      chatStandard,
      defaultTemplateId: choices.some(({ id }) => id === defaultTemplateId) ? defaultTemplateId : null,
    })
  })
  /** What another window has, chosen over what stands here. */
  const take = (taken: Partial<SenderNumber>): void => {
    if (taken.accountId !== undefined) setAccountId(taken.accountId)
    if (taken.phone !== undefined) setPhone(taken.phone)
    if (taken.label !== undefined) setLabel(taken.label)
    if (taken.senderId !== undefined) setTypedSender(taken.senderId)
    if (taken.chatStandard !== undefined) setChatStandard(taken.chatStandard)
    if (taken.defaultTemplateId !== undefined) setDefaultTemplateId(taken.defaultTemplateId)
  }
  const moveTo = (id: string | null): void => {
    setAccountId(id ?? '')
    // Senders and templates are the account's.
    setTypedSender(undefined)
    setDefaultTemplateId(null)
  }
  const pickSender = (sender: string | null): void => {
    if (sender === null) return
    setTypedSender(sender)
    setPhone(`+${sender}`)
  }
  return (
    <Form
      form={form}
      aria-label={t(number ? 'numbers.edit' : 'numbers.add')}
      style={{ background: 'var(--surface-sunken)', borderRadius: 8, padding: 16 }}
      verb={t('numbers.save')}
      clash={{
        label: (field) => t(LABELS[field] ?? 'numbers.column.label'),
        show: (field, value) =>
          field === 'phone'
            ? formatPhone(String(value))
            : field === 'accountId'
              ? accounts.find(({ id }) => id === value)?.label
              : field === 'defaultTemplateId' && value !== null
                ? templates?.find(({ id }) => id === value)?.name
                : undefined,
        mine: { accountId, phone: parsed?.e164 ?? phone, label, senderId, chatStandard, defaultTemplateId },
        onDecide: (theirs, taken) => {
          setBase((was) => was && { ...was, ...theirs })
          take(taken)
          save.reset()
        },
      }}
      onCancel={() => close(number?.id ?? null)}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('numbers.column.account')}
          data={accounts.map(({ id, label: name }) => ({ value: id, label: name }))}
          value={accountId}
          onChange={moveTo}
        />
        {training ? (
          <Select
            label={t('numbers.trainingSender')}
            description={t('numbers.trainingSenderHint')}
            placeholder={t('numbers.pick')}
            data={training.senderIds.map((sender) => ({ value: sender, label: formatPhone(`+${sender}`) }))}
            value={training.senderIds.includes(senderId) ? senderId : null}
            onChange={pickSender}
            error={form.isChecked && senderId === '' ? t('numbers.senderMissing') : undefined}
            required
          />
        ) : (
          <PhoneInput
            label={t('numbers.column.phone')}
            value={phone}
            onChange={setPhone}
            use="sender"
            isChecked={form.isChecked}
            required
          />
        )}
        <TextInput
          label={t('numbers.column.label')}
          placeholder={t('numbers.labelPlaceholder')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          maxLength={60}
        />
        {!training && (
          <TextInput
            label={t('numbers.column.sender')}
            description={t('numbers.senderHint')}
            value={senderId}
            onChange={(event) => setTypedSender(event.currentTarget.value)}
            error={form.isChecked && senderId.trim() === '' ? t('numbers.senderMissing') : undefined}
            maxLength={64}
            required
          />
        )}
        {choices.length > 0 && (
          <TemplateSelect
            label={t('numbers.defaultTemplate')}
            description={t('numbers.defaultTemplateHint')}
            placeholder={t('numbers.noDefaultTemplate')}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            templates={choices}
            value={defaultTemplateId}
            onChange={setDefaultTemplateId}
          />
        )}
      </SimpleGrid>
      <Switch
        label={t('numbers.chatStandard')}
        description={t('numbers.chatStandardHint')}
        checked={chatStandard}
        onChange={(event) => setChatStandard(event.currentTarget.checked)}
      />
    </Form>
  )
}
