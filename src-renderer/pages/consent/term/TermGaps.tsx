import { Button, Text, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fillTerm, isAddress, isCnpj, type TermFault, type TermGap } from '#core/consent'
import classes from './term.module.css'

type TermGapsProps = { gaps: readonly TermGap[]; onFill: (fill: (text: string) => string) => void }

/** What the starter text leaves open, asked for one by one instead of looked for between braces. */
export function TermGaps({ gaps, onFill }: TermGapsProps) {
  const { t } = useTranslation()
  const title = useId()
  const [values, setValues] = useState<Partial<Record<TermGap, string>>>({})
  const [isChecked, setChecked] = useState(false)
  if (gaps.length === 0) return null
  const errorOf = (gap: TermGap): string | undefined => {
    const wrong = isChecked ? wrongIn(gap, values[gap] ?? '') : null
    return wrong === null ? undefined : t(`consent.term.wrong.${wrong}`)
  }
  const isEmpty = gaps.every((gap) => (values[gap] ?? '').trim() === '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (!isEmpty && gaps.every((gap) => wrongIn(gap, values[gap] ?? '') === null)) onFill((text) => fillTerm(text, values))
  }
  return (
    <form onSubmit={submit} className={classes.note} aria-labelledby={title}>
      <Text size="sm" fw={500} id={title}>
        {t('consent.term.open', { count: gaps.length })}
      </Text>
      <div className={classes.gaps}>
        {gaps.map((gap) => (
          <TextInput
            key={gap}
            label={t(`consent.term.gap.${gap}`)}
            value={values[gap] ?? ''}
            onChange={(event) => setValues({ ...values, [gap]: event.currentTarget.value })}
            error={errorOf(gap)}
          />
        ))}
      </div>
      <Button type="submit" variant="default" disabled={isEmpty}>
        {t('consent.term.fill')}
      </Button>
    </form>
  )
}

/** What is wrong with what was typed for a gap; nothing typed stays open, which is said elsewhere. */
function wrongIn(gap: TermGap, typed: string): TermFault['what'] | null {
  if (typed.trim() === '') return null
  if (gap === 'document' && !isCnpj(typed)) return 'document'
  return gap === 'privacyUrl' && !isAddress(typed) ? 'address' : null
}
