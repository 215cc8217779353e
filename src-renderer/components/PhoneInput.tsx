import { Anchor, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ParsedPhone, PhoneProblem } from '#core/phone'
import { usePhone, useUserId } from '../shared/usePhone.ts'

type PhoneInputProps = {
  label: string
  description?: string
  value: string
  onChange: (typed: string) => void
  /** A landline may send; nobody receives WhatsApp on most of them. */
  use: 'sender' | 'recipient'
  /** Somebody tried to save: what is short or missing counts too. */
  isChecked?: boolean
  required?: boolean
}

/** Fewer digits than these are a number on its way, not a wrong one. */
const WORTH_JUDGING = 8

/** A phone as one types it, judged while typing. A missing ninth digit or country code is offered, never inserted by itself. */
export function PhoneInput({ label, description, value, onChange, use, isChecked = false, required = false }: PhoneInputProps) {
  const { t } = useTranslation()
  // A person may be known by an id alone; a number that sends never is.
  const userId = useUserId(value)
  const isPerson = use === 'recipient' && userId !== null
  const parsed = usePhone(value)
  const phone = isPerson ? null : parsed
  const isJudged = isChecked || value.replace(/\D/g, '').length >= WORTH_JUDGING
  const blocking = phone?.e164 === null && isJudged ? phone.problems[0] : undefined
  const isMissing = isChecked && value.trim() === ''
  const warnings = phone?.e164 ? phone.problems.filter((problem) => !isFineFor(use, problem)) : []
  return (
    <div>
      <TextInput
        label={label}
        description={description}
        placeholder={t('phone.placeholder')}
        type={use === 'recipient' ? 'text' : 'tel'}
        inputMode={use === 'recipient' ? 'text' : 'tel'}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={blocking ? t(`phoneProblems.${blocking}`) : isMissing ? t('phone.missing') : undefined}
        maxLength={use === 'recipient' ? 140 : 40}
        required={required}
      />
      <div role="status">
        {isPerson && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('phone.userId')}
          </Text>
        )}
        {phone?.e164 && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('phone.understood', { display: phone.display, e164: phone.e164 })}
          </Text>
        )}
        {warnings.map((warning) => (
          <Text key={warning} size="xs" mt={4} style={{ color: 'var(--warn)' }}>
            {t(`phoneProblems.${warning}`)}
          </Text>
        ))}
        {phone && <Offer phone={phone} onTake={onChange} />}
      </div>
    </div>
  )
}

function Offer({ phone, onTake }: { phone: ParsedPhone; onTake: (e164: string) => void }) {
  const { t } = useTranslation()
  const { withNinthDigit, withCountryCode } = phone
  const offered = withNinthDigit ?? withCountryCode
  if (offered === null) return null
  return (
    <Anchor component="button" type="button" size="xs" mt={4} onClick={() => onTake(offered)}>
      {withNinthDigit !== null ? t('phone.insertNine') : t('phone.otherCountry', { e164: offered })}
    </Anchor>
  )
}

/** TEL-FIXED: a company may well send from its landline or its 0800. */
const isFineFor = (use: PhoneInputProps['use'], problem: PhoneProblem): boolean =>
  use === 'sender' && (problem === 'fixed-line' || problem === 'toll-free')
