import { Anchor, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePhone } from './usePhone.ts'

type PhoneInputProps = {
  label: string
  description?: string
  value: string
  onChange: (typed: string) => void
  /** A landline may send; nobody receives WhatsApp on most of them. */
  use: 'sender' | 'recipient'
  required?: boolean
}

/** A phone as one types it, judged while typing. A missing ninth digit is offered, never inserted by itself. */
export function PhoneInput({ label, description, value, onChange, use, required = false }: PhoneInputProps) {
  const { t } = useTranslation()
  const phone = usePhone(value)
  const blocking = phone?.e164 === null && value.replace(/\D/g, '').length >= 8 ? phone.problems[0] : undefined
  const warning = phone?.e164 ? phone.problems.find((problem) => problem !== 'fixed-line' || use === 'recipient') : undefined
  return (
    <div>
      <TextInput
        label={label}
        description={description}
        placeholder={t('phone.placeholder')}
        type="tel"
        inputMode="tel"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={blocking ? t(`phoneProblems.${blocking}`) : undefined}
        required={required}
      />
      <div role="status">
        {phone?.e164 && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('phone.understood', { display: phone.display, e164: phone.e164 })}
          </Text>
        )}
        {warning && (
          <Text size="xs" mt={4} style={{ color: 'var(--warn)' }}>
            {t(`phoneProblems.${warning}`)}
            {phone?.withNinthDigit && (
              <Anchor component="button" type="button" size="xs" ml={8} onClick={() => onChange(phone.withNinthDigit ?? value)}>
                {t('phone.insertNine')}
              </Anchor>
            )}
          </Text>
        )}
      </div>
    </div>
  )
}
