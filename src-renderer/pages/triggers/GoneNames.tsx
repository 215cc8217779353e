import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TriggerRow } from '#core/contract'
import type { ServiceTree } from '#core/services'
import { missingAt, placeName, triggerPlace } from '#core/triggers'
import { stepHref } from '../../shared/routes.ts'
import { useTriggerName } from '../../shared/useTriggerProblem.ts'

type GoneNamesProps = { implementationId: string; rows: readonly TriggerRow[]; trees: readonly ServiceTree[] }

/** The triggers that name what the tree, as it stands in the editor, does not have. */
export function GoneNames({ implementationId, rows, trees }: GoneNamesProps) {
  const { t } = useTranslation()
  const nameOf = useTriggerName()
  const gone = rows.filter(({ trigger }) => missingAt(trees, triggerPlace(trigger)) !== null)
  if (gone.length === 0) return null
  return (
    <Group gap="xs">
      <Text size="sm">{t('services.gone', { count: gone.length })}</Text>
      {gone.map(({ trigger }) => (
        <Link key={trigger.id} href={stepHref(implementationId, 'triggers', trigger.id)}>
          {nameOf(trigger.kind, placeName(trigger))}
        </Link>
      ))}
    </Group>
  )
}
