import { Alert, Button, Radio, Stack, Text } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownProblem } from '../shared/problems.ts'

type Fields = Readonly<Record<string, unknown>>

export type ClashWords = {
  /** What a person calls a field. */
  label: (field: string) => string
  /** A value in words; without it as it is. */
  show?: (field: string, value: unknown) => string | undefined
  /** What stands here. */
  mine: Fields
  /** All that is there, and what of it was chosen over what stands here. */
  onDecide: (theirs: Fields, taken: Fields) => void
}

/** What two windows changed at once, both ways of it, field by field. */
export function Clash({ problem, words }: { problem: ShownProblem; words: ClashWords }) {
  const { t } = useTranslation()
  const theirs = JSON.parse(String(problem.data.theirs ?? '{}')) as Fields
  const fields = Object.keys(theirs)
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const say = (field: string, value: unknown): string => {
    const shown = words.show?.(field, value)
    if (shown !== undefined) return shown
    if (typeof value === 'boolean') return t(value ? 'clash.on' : 'clash.off')
    return value === null || value === undefined || value === '' ? t('clash.empty') : String(value)
  }
  return (
    <Alert
      color="yellow"
      variant="light"
      title={t('clash.title', { count: fields.length })}
      icon={<IconArrowsSplit2 size={18} aria-hidden />}
      styles={{
        root: { background: 'var(--warn-soft)', color: 'var(--mantine-color-text)' },
        icon: { color: 'var(--warn)' },
        title: { color: 'inherit' },
        message: { color: 'inherit' },
      }}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('clash.text')}</Text>
        {fields.map((field) => (
          <Radio.Group
            key={field}
            label={words.label(field)}
            value={taken.has(field) ? 'theirs' : 'mine'}
            onChange={(side) =>
              setTaken((was) => new Set(side === 'theirs' ? [...was, field] : [...was].filter((other) => other !== field)))
            }
          >
            <Stack gap={4} mt={4}>
              <Radio size="xs" value="mine" label={t('clash.mine', { value: say(field, words.mine[field]) })} />
              <Radio size="xs" value="theirs" label={t('clash.theirs', { value: say(field, theirs[field]) })} />
            </Stack>
          </Radio.Group>
        ))}
        <Button
          size="compact-md"
          variant="default"
          onClick={() => words.onDecide(theirs, Object.fromEntries(Object.entries(theirs).filter(([field]) => taken.has(field))))}
        >
          {t('clash.use')}
        </Button>
      </Stack>
    </Alert>
  )
}
