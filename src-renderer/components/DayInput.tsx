import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readDate } from '#core/contacts'

type DayInputProps = Pick<TextInputProps, 'label' | 'error' | 'size' | 'w'> & {
  /** `2026-12-10`, or empty. */
  value: string
  /** Of what is no day yet, empty. */
  onChange: (day: string) => void
}

/** A day typed as the person's language writes it; a field of the browser's own follows the computer's language instead. */
export function DayInput({ value, onChange, error, ...field }: DayInputProps) {
  const { t, i18n } = useTranslation()
  const write = (day: string): string => (i18n.language === 'en' ? day : day.split('-').reverse().join('/'))
  /** What is typed, and the day that it means: with another one from outside it is over. */
  const [typed, setTyped] = useState<{ text: string; day: string } | null>(null)
  const text = typed?.day === value ? typed.text : write(value)
  const [isLeft, setLeft] = useState(false)
  const isWrong = isLeft && text.trim() !== '' && readDate(text) === null
  return (
    <TextInput
      {...field}
      placeholder={t('day.form')}
      autoComplete="off"
      value={text}
      error={error || (isWrong && t('day.wrong'))}
      onChange={(event) => {
        const next = event.currentTarget.value
        const day = readDate(next) ?? ''
        setLeft(false)
        setTyped({ text: next, day })
        if (day !== value) onChange(day)
      }}
      onBlur={() => {
        setLeft(true)
        if (value !== '') setTyped(null)
      }}
    />
  )
}
