import { Group, Text } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../components/Section.tsx'
import { useFormat } from '../../i18n/index.ts'
import classes from './consent.module.css'
import type { ConsentPart, PartState } from './consent-parts.ts'

const LOOKS = {
  done: { Icon: IconCircleCheckFilled, color: 'var(--ok)' },
  open: { Icon: IconCircleHalf2, color: 'var(--warn)' },
  stale: { Icon: IconAlertTriangleFilled, color: 'var(--warn)' },
  todo: { Icon: IconCircle, color: 'var(--mantine-color-dimmed)' },
} as const satisfies Record<PartState['state'], unknown>

/** A part's state by shape and colour; the words stand beside it. */
export function PartIcon({ state }: { state: PartState['state'] }) {
  const { Icon, color } = LOOKS[state]
  return <Icon size={16} color={color} aria-hidden style={{ flex: 'none' }} />
}

const anchorOf = (part: ConsentPart): string => `consent-${part}`

/** Brings a part into sight and moves the keyboard there. */
export function showPart(part: ConsentPart): void {
  const element = document.getElementById(anchorOf(part))
  element?.scrollIntoView({ block: 'start' })
  element?.focus({ preventScroll: true })
}

type PartProps = { part: ConsentPart; state: PartState; children: ReactNode }

/** One part of the step: what it is for, and how far it is. */
export function Part({ part, state, children }: PartProps) {
  const { t } = useTranslation()
  return (
    <div id={anchorOf(part)} tabIndex={-1} className={classes.part}>
      <Section title={t(`consent.part.${part}.title`)} text={t(`consent.part.${part}.text`)} aside={<StateLine state={state} />}>
        {children}
      </Section>
    </div>
  )
}

function StateLine({ state }: { state: PartState }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" className={classes.state}>
      <div className={classes.stateIcon}>
        <PartIcon state={state.state} />
      </div>
      <div>
        <Text size="sm">{t(`consent.state.${state.state}`)}</Text>
        {state.state !== 'todo' && (
          <Text size="xs" c="dimmed">
            {[state.who, format.absolute(state.when)].filter((word) => word !== '').join(' · ')}
          </Text>
        )}
      </div>
    </Group>
  )
}
