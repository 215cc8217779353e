import { Checkbox, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TestPhone } from '#core/implementation'
import { Form, useForm } from '../../components/Form.tsx'
import { PhoneInput } from '../../components/PhoneInput.tsx'
import { rpc } from '../../connection/index.ts'
import { focusRow } from '../../shared/focus-row.ts'
import { toProblem } from '../../shared/problems.ts'
import { usePhone, useUserId } from '../../shared/usePhone.ts'
import classes from './test.module.css'

type RecipientFormProps = {
  implementationId: string
  phone: TestPhone | null
  /** Null: given up. */
  onDone: (saved: TestPhone | null) => void
  /** There is no list to go back to. */
  isOnly?: boolean
}

/** A phone for tests: whose it is, and whether its owner agreed. Another number has to be asked anew. */
export function RecipientForm({ implementationId, phone, onDone, isOnly = false }: RecipientFormProps) {
  const { t } = useTranslation()
  const [label, setLabel] = useState(phone?.label ?? '')
  const [typed, setTyped] = useState(phone?.phone ?? '')
  const [agreed, setAgreed] = useState(phone !== null && phone.agreement !== null)
  const parsed = usePhone(typed)
  const userId = useUserId(typed)
  const address = userId ?? parsed?.e164 ?? null
  const done = (saved: TestPhone | null): void => {
    onDone(saved)
    const id = saved?.id ?? phone?.id
    if (id !== undefined) focusRow(id)
  }
  const save = useMutation(rpc.testPhones.save.mutationOptions({ meta: { inForm: true }, onSuccess: done }))
  const form = useForm(save, () => {
    if (label.trim() === '' || address === null) return
    save.mutate({ ...(phone ? { id: phone.id } : {}), implementationId, label: label.trim(), phone: address, agreed })
  })
  return (
    <Form
      form={form}
      aria-label={phone ? t('test.phone.edit') : t('test.phone.add')}
      className={classes.phoneForm}
      verb={t('test.phone.save')}
      onCancel={isOnly ? null : () => done(null)}
      layout={{ gap: 'sm' }}
    >
      {save.error && toProblem(save.error).code === 'duplicate' && <Text size="sm">{t('test.phone.sameNumber')}</Text>}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={t('test.phone.label')}
          placeholder={t('test.phone.labelPlaceholder')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          error={form.isChecked && label.trim() === '' ? t('test.phone.labelMissing') : undefined}
          maxLength={60}
          required
        />
        <PhoneInput
          label={t('test.phone.phone')}
          value={typed}
          onChange={(next) => {
            setTyped(next)
            if (phone) setAgreed(false)
          }}
          use="recipient"
          isChecked={form.isChecked}
          required
        />
      </SimpleGrid>
      <Checkbox
        label={t('test.agreed')}
        description={t('test.agreedHint')}
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
      />
    </Form>
  )
}
