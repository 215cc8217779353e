import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { stepHref } from '../shared/routes.ts'
import { EmptyState } from './EmptyState.tsx'

type MissingProps = { implementationId: string; what: 'number' | 'template' }

/** A step that can't start before another: says which, and leads there. */
export function Missing({ implementationId, what }: MissingProps) {
  const { t } = useTranslation()
  const step = what === 'number' ? 'provider' : 'templates'
  return (
    <EmptyState
      icon={IconRoute}
      title={t(`missing.${what}.title`)}
      text={t(`missing.${what}.text`)}
      action={
        <Button component={Link} href={stepHref(implementationId, step)}>
          {t(`steps.${step}`)}
        </Button>
      }
    />
  )
}
