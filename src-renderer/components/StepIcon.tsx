import { IconAlertTriangleFilled, IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react'
import type { Readiness, Step } from '#core/readiness'

type State = Readiness['steps'][Step]

const LOOKS = {
  done: { Icon: IconCircleCheckFilled, color: 'var(--ok)' },
  open: { Icon: IconCircleHalf2, color: 'var(--warn)' },
  problem: { Icon: IconAlertTriangleFilled, color: 'var(--bad)' },
  todo: { Icon: IconCircle, color: 'var(--mantine-color-dimmed)' },
} as const satisfies Record<State, unknown>

/** A step's state by shape and colour; the words stand beside it. */
export function StepIcon({ state, size = 16 }: { state: State; size?: number }) {
  const { Icon, color } = LOOKS[state]
  return <Icon size={size} color={color} aria-hidden style={{ flex: 'none' }} />
}
