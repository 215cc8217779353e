import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useFormat } from '../../i18n/index.ts'
import { stepHref } from '../../shared/routes.ts'
import type { Filled } from './fill-placeholders.ts'
import { LONGEST_BODY, type NotYet } from './why-not-yet.ts'

type ReasonProps = { reason: NotYet; implementationId: string; templateId: string; filled: Filled; bodyLength: number }

/** Why the test can't go yet, in words, and the way to where that is put right. */
export function Reason({ reason, implementationId, templateId, filled, bodyLength }: ReasonProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (reason === 'loading') return null
  const names = (reason === 'empty' ? filled.empty : filled.misformed).map((name) => `{{${name}}}`).join(', ')
  const elsewhere = reason === 'mapping' ? 'variables' : reason === 'unusable' ? 'templates' : null
  return (
    <Text size="sm">
      {t(`test.why.${reason}`, {
        names,
        length: format.number(bodyLength),
        longest: format.number(LONGEST_BODY),
        // A gap in a value is shown as it is, not filled once more.
        interpolation: { skipOnVariables: true },
      })}{' '}
      {elsewhere && (
        <Anchor component={Link} href={stepHref(implementationId, elsewhere, templateId)} size="sm">
          {t('test.goTo', { step: t(`steps.${elsewhere}`) })}
        </Anchor>
      )}
    </Text>
  )
}
