import { Stack } from '@mantine/core'
import { useState } from 'react'
import type { RehearsalRecord } from '#core/rehearsal'
import { Changes } from './Changes.tsx'
import type { Opened } from './figures.ts'
import { Headline } from './Headline.tsx'
import type { PartProps } from './part.ts'
import { Reasons } from './Reasons.tsx'
import { TooMuch } from './TooMuch.tsx'
import { WhenSent } from './WhenSent.tsx'
import { WhereFrom } from './WhereFrom.tsx'

type AnswerProps = { implementationId: string; record: RehearsalRecord; hasRows: boolean }

/** What the history would have come to: the figures first, then what they are made of, each down to its rows. */
export function Answer({ implementationId, record, hasRows }: AnswerProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const part: PartProps = { implementationId, record, opened, onOpen: hasRows ? setOpened : null }
  return (
    <Stack gap="md">
      <Headline {...part} />
      <Reasons {...part} />
      <WhenSent {...part} />
      <WhereFrom {...part} />
      <TooMuch {...part} />
      <Changes {...part} />
    </Stack>
  )
}
