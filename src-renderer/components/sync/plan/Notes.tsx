import { Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import classes from './plan.module.css'

type Note = { tone: 'warn' | 'info'; text: string }

const LOOKS = {
  warn: { Icon: IconAlertTriangle, color: 'var(--warn)' },
  info: { Icon: IconInfoCircle, color: 'var(--mantine-color-dimmed)' },
} as const

/** What a change means for what was set up here, a line each. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  return notes.map(({ tone, text }) => {
    const { Icon, color } = LOOKS[tone]
    return (
      <div key={text} className={classes.note}>
        <Icon size={15} color={color} aria-hidden className={classes.noteIcon} />
        <Text size="sm">{text}</Text>
      </div>
    )
  })
}
