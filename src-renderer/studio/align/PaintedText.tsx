import { Input } from '@mantine/core'
import { type ChangeEvent, useId } from 'react'
import { normaliseBraces } from '#core/template'
import classes from './align.module.css'
import { colourOf, type Mark, piecesOf } from './align-rows.ts'

type PaintedTextProps = {
  label: string
  value: string
  marks: readonly Mark[]
  /** Key of the placeholder that is looked at. */
  active: string | null
  placeholder?: string
  hasFocus?: boolean
  /** Without it the text is only read. */
  onChange?: (value: string) => void
}

/** A text field whose places are painted behind the letters. */
export function PaintedText({ label, value, marks, active, placeholder, hasFocus = false, onChange }: PaintedTextProps) {
  const id = useId()
  return (
    <Input.Wrapper label={label} id={id}>
      <div className={classes.field}>
        <div className={classes.paint} aria-hidden data-as-is>
          {piecesOf(value, marks).map(({ text, start, mark }) =>
            mark ? (
              <mark
                key={start}
                data-as-is
                data-pair={colourOf(mark.pair)}
                data-active={mark.key !== null && mark.key === active ? true : undefined}
              >
                {text}
              </mark>
            ) : (
              text
            ),
          )}
          {/* A last empty line has its height. */}
          {'\u200b'}
        </div>
        <textarea
          id={id}
          rows={1}
          value={value}
          placeholder={placeholder}
          readOnly={!onChange}
          spellCheck={false}
          data-autofocus={hasFocus ? true : undefined}
          onChange={(event) => onChange?.(typed(event))}
        />
      </div>
    </Input.Wrapper>
  )
}

/** M10: `{x}`, as portals show it, becomes `{{x}}` under the caret, which stays where it was. */
function typed({ currentTarget: field }: ChangeEvent<HTMLTextAreaElement>): string {
  const text = normaliseBraces(field.value)
  if (text !== field.value) {
    const caret = normaliseBraces(field.value.slice(0, field.selectionEnd)).length
    requestAnimationFrame(() => field.setSelectionRange(caret, caret))
  }
  return text
}
