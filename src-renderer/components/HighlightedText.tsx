import { Text } from '@mantine/core'
import classes from './highlighted.module.css'

/** `{{x}}` and `%TOKEN%` as they stand in a text. */
const MARKS = /(\{\{\s*[\p{L}\p{N}_]+\s*\}\}|%[A-Z][A-Z0-9_]{0,39}%)/gu

/** A template's text with its placeholders and CRM variables set off. */
export function HighlightedText({ text }: { text: string }) {
  const parts = text.split(MARKS)
  return (
    <Text component="p" size="sm" m={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {parts.map((part, index) => {
        const key = `${index}.${part}`
        return index % 2 === 1 ? (
          <mark key={key} className={part.startsWith('%') ? classes.crm : classes.provider}>
            {part}
          </mark>
        ) : (
          part
        )
      })}
    </Text>
  )
}
