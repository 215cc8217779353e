import { Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SigningKeyView } from '#core/contract'

/** What a person says of a release; `key`: null, nobody signs. */
export type Said = { note: string; person: string; key: string | null }

type SaidFieldsProps = {
  said: Said
  onChange: (said: Said) => void
  /** None: nobody signs here, because another person does. */
  keys: SigningKeyView[] | null
  isChecked: boolean
}

export const isSaid = ({ note, person }: Said): boolean => note.trim() !== '' && person.trim() !== ''

/** Note, person and key of a release. */
export function SaidFields({ said, onChange, keys, isChecked }: SaidFieldsProps) {
  const { t } = useTranslation()
  const missing = (value: string): string | undefined =>
    isChecked && value.trim() === '' ? t('export.answerMissing') : undefined
  return (
    <>
      <Textarea
        label={t('release.note')}
        description={t('release.noteHint')}
        value={said.note}
        onChange={(event) => onChange({ ...said, note: event.currentTarget.value })}
        error={missing(said.note)}
        maxLength={2_000}
        autosize
        minRows={2}
        required
      />
      <TextInput
        label={t(keys === null ? 'release.preparer' : 'release.person')}
        value={said.person}
        onChange={(event) => onChange({ ...said, person: event.currentTarget.value })}
        error={missing(said.person)}
        maxLength={120}
        required
      />
      {keys !== null && <KeySelect keys={keys} value={said.key} onChange={(key) => onChange({ ...said, key })} />}
    </>
  )
}

type KeySelectProps = { keys: SigningKeyView[]; value: string | null; onChange: (key: string | null) => void }

export function KeySelect({ keys, value, onChange }: KeySelectProps) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('release.key')}
      description={t(keys.length === 0 ? 'release.noKey' : 'release.keyHint')}
      data={keys.map(({ name }) => name)}
      value={value}
      onChange={onChange}
      placeholder={t('release.unsigned')}
      clearable
      clearButtonProps={{ 'aria-label': t('release.unsigned') }}
      disabled={keys.length === 0}
    />
  )
}
