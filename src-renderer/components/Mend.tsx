import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Step } from '#core/readiness'
import type { BlockReason } from '#core/sending'
import { stepHref } from '../shared/routes.ts'

/** Where each reason is mended; null: in the history itself, or it is as somebody decided. */
const MENDED_IN = {
  unreadable: null,
  'unknown-contact': null,
  'no-trigger': 'triggers',
  disabled: 'triggers',
  loop: 'triggers',
  'once-per-ticket': 'triggers',
  'attendant-chooses': null,
  'template-not-approved': 'templates',
  'not-opted-in': 'consent',
  'no-phone': 'consent',
  'invalid-phone': 'consent',
  'empty-variable': 'variables',
  'value-not-allowed': 'variables',
  'quiet-hours': 'triggers',
  duplicate: 'triggers',
} as const satisfies Record<BlockReason, Step | null>

/** What is done about a reason why nothing is sent, with the way there. */
export function Mend({ implementationId, reason }: { implementationId: string; reason: BlockReason }) {
  const { t } = useTranslation()
  const step = MENDED_IN[reason]
  return (
    <Text size="xs" c="dimmed" maw={480}>
      {t(`rehearsal.mend.${reason}`)}
      {step !== null && (
        <>
          {' '}
          <Anchor component={Link} href={stepHref(implementationId, step)} size="xs" underline="always">
            {t(`steps.${step}`)}
          </Anchor>
        </>
      )}
    </Text>
  )
}
