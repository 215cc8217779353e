import { Stack, Text } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type EmptyStateProps = { icon: Icon; title: string; text: string; action?: ReactNode }

/** Nothing here yet, why, and what to do next. */
export function EmptyState({ icon: Glyph, title, text, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={48} px="lg" className="panel" ta="center">
      <Glyph size={32} stroke={1.4} color="var(--mantine-color-dimmed)" aria-hidden />
      <Text fw={600}>{title}</Text>
      <Text c="dimmed" maw={440} size="sm">
        {text}
      </Text>
      {action && <div style={{ marginTop: 8 }}>{action}</div>}
    </Stack>
  )
}
