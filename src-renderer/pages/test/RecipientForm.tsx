import { Checkbox, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TestPhone } from '#core/implementation'
import { FormButtons } from '../../components/FormButtons.tsx'
import { PhoneInput } from '../../components/PhoneInput.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { usePhone } from '../../shared/usePhone.ts'
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
  const [isChecked, setChecked] = useState(false)
  const parsed = usePhone(typed)
  const save = useMutation(rpc.testPhones.save.mutationOptions({ meta: { inForm: true }, onSuccess: onDone }))
  const problem = save.error && toProblem(save.error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (label.trim() === '' || !parsed?.e164) return
    save.mutate({ ...(phone ? { id: phone.id } : {}), implementationId, label: label.trim(), phone: parsed.e164, agreed })
  }
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={phone ? t('test.phone.edit') : t('test.phone.add')}
      className={classes.phoneForm}
    >
      <Stack gap="sm">
        {problem && <ProblemCard problem={problem} />}
        {problem?.code === 'duplicate' && <Text size="sm">{t('test.phone.sameNumber')}</Text>}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={t('test.phone.label')}
            placeholder={t('test.phone.labelPlaceholder')}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={isChecked && label.trim() === '' ? t('test.phone.labelMissing') : undefined}
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
            isChecked={isChecked}
            required
          />
        </SimpleGrid>
        <Checkbox
          label={t('test.agreed')}
          description={t('test.agreedHint')}
          checked={agreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
        <FormButtons verb={t('test.phone.save')} busy={save.isPending} onCancel={isOnly ? null : () => onDone(null)} />
      </Stack>
    </form>
  )
}
