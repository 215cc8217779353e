import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'

export type Tone = 'ok' | 'warn' | 'bad' | 'neutral'

const STYLES = {
  ok: { background: 'var(--ok-soft)', color: 'var(--ok)' },
  warn: { background: 'var(--warn-soft)', color: 'var(--warn)' },
  bad: { background: 'var(--bad-soft)', color: 'var(--bad)' },
  neutral: {},
} as const

/** A state in a word or two; Mantine's own light badges fall below AA at this size. */
export function ToneBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Badge color="gray" style={{ flex: 'none', ...STYLES[tone] }}>
      {children}
    </Badge>
  )
}
