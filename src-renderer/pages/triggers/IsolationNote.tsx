import { Button, Group, Text } from '@mantine/core'
import { IconBuildingFactory2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { placeName, touchesOperation } from '#core/triggers'
import { stepHref } from '../../shared/routes.ts'
import { useTriggerName } from '../../shared/useTriggerProblem.ts'
import classes from './triggers.module.css'
import { ASKED_TO_ISOLATE, viewHref } from './views.ts'

/** More than this are counted: each says it at its own row, too. */
const NAMED = 6

type IsolationNoteProps = { implementation: Implementation; rows: readonly TriggerRow[] }

/** M15, in production: which active triggers touch branches that the operation works with. */
export function IsolationNote({ implementation, rows }: IsolationNoteProps) {
  const { t } = useTranslation()
  const nameOf = useTriggerName()
  const { id, environment, isolatedServiceTree } = implementation
  const touching = rows.filter(({ trigger }) => trigger.active && touchesOperation(trigger, isolatedServiceTree))
  if (environment !== 'production' || touching.length === 0) return null
  const isIsolated = isolatedServiceTree !== ''
  return (
    <div className={classes.note}>
      <IconBuildingFactory2 size={18} aria-hidden />
      <div>
        <Text size="sm" fw={600}>
          {t(isIsolated ? 'triggers.isolation.some' : 'triggers.isolation.none', { count: touching.length })}
        </Text>
        {isIsolated ? (
          <Group gap="xs">
            {touching.slice(0, NAMED).map(({ trigger }) => (
              <Link key={trigger.id} href={stepHref(id, 'triggers', trigger.id)}>
                {nameOf(trigger.kind, placeName(trigger))}
              </Link>
            ))}
            {touching.length > NAMED && <Text size="sm">{t('triggers.isolation.more', { count: touching.length - NAMED })}</Text>}
          </Group>
        ) : (
          <Text size="sm">{t('triggers.isolation.text')}</Text>
        )}
      </div>
      {!isIsolated && (
        <Button
          variant="default"
          renderRoot={(button) => <Link {...button} href={viewHref(id, 'tree')} state={ASKED_TO_ISOLATE} />}
        >
          {t('triggers.isolation.create')}
        </Button>
      )}
    </div>
  )
}
