import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditRefusal } from '#core/services'
import classes from './tree.module.css'

type NameFieldProps = {
  label: string
  start: string
  /** Takes the name; what speaks against it is shown, and the field stays. */
  onCommit: (name: string) => EditRefusal | null
  onCancel: () => void
}

/** A name being typed in its row: Enter takes it, Escape leaves it, and so does walking away with nothing in it. */
export function NameField({ label, start, onCommit, onCancel }: NameFieldProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(start)
  const [refusal, setRefusal] = useState<EditRefusal | null>(null)
  /** Taking the field away may blur it once more. */
  const isDone = useRef(false)
  const isUnchanged = name.trim() === start || name.trim() === ''
  const cancel = (): void => {
    isDone.current = true
    onCancel()
  }
  /** @returns what speaks against the name; null: it is done */
  const commit = (): EditRefusal | null => {
    if (isUnchanged) {
      cancel()
      return null
    }
    const why = onCommit(name)
    isDone.current = why === null
    return why
  }
  return (
    <TextInput
      size="xs"
      className={classes.field ?? ''}
      aria-label={label}
      value={name}
      maxLength={80}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setName(event.currentTarget.value)
        setRefusal(null)
      }}
      error={refusal && t(`services.refused.${refusal}`)}
      onBlur={() => {
        if (!isDone.current && commit() !== null) cancel()
      }}
      onKeyDown={(event) => {
        // The arrows and Delete belong to the name while it is typed.
        event.stopPropagation()
        if (event.key === 'Enter') setRefusal(commit())
        if (event.key === 'Escape') cancel()
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}
