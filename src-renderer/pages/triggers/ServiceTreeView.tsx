import { Text } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { type ServiceTree, sameName } from '#core/services'
import type { Trigger } from '#core/triggers'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import classes from './services.module.css'

/** More names than this come folded. */
const OPEN_UP_TO = 300

type ServiceTreeViewProps = { trees: readonly ServiceTree[]; rows: readonly TriggerRow[]; implementation: Implementation }

/** The tree as it was understood; statuses that fire carry a bolt. */
export function ServiceTreeView({ trees, rows, implementation }: ServiceTreeViewProps) {
  const { t } = useTranslation()
  if (trees.length === 0)
    return (
      <Text size="sm" c="dimmed" className={classes.tree}>
        {t('services.nothing')}
      </Text>
    )
  const names = trees.flatMap(({ requestTypes }) => requestTypes.flatMap(({ name, statuses }) => [name, ...statuses]))
  const active = rows.map(({ trigger }) => trigger).filter((trigger) => trigger.active)
  return (
    <div className={classes.tree}>
      {trees.map((tree) => (
        <details key={tree.name} open={names.length <= OPEN_UP_TO}>
          <summary>
            <b>{tree.name}</b>
            {sameName(tree.name, implementation.isolatedServiceTree) && (
              <ToneBadge tone="ok">{t('triggers.isolation.badge')}</ToneBadge>
            )}
            <Text component="span" size="xs" c="dimmed">
              {t('services.requestTypes', { count: tree.requestTypes.length })}
            </Text>
          </summary>
          <ul>
            {tree.requestTypes.map((type) => (
              <li key={type.name}>
                {type.name}{' '}
                <Text component="span" size="xs" c="dimmed">
                  {t('services.statuses', { count: type.statuses.length })}
                </Text>
                <ul>
                  {type.statuses.map((status) => (
                    <li key={status}>
                      {status}
                      {active.some((trigger) => firesOn(trigger, tree.name, type.name, status)) && (
                        <IconBolt size={14} role="img" aria-label={t('services.fires')} />
                      )}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

const firesOn = (trigger: Trigger, tree: string, type: string, status: string): boolean =>
  trigger.kind === 'status' &&
  sameName(trigger.status, status) &&
  (trigger.serviceTree === '' || sameName(trigger.serviceTree, tree)) &&
  (trigger.requestType === '' || sameName(trigger.requestType, type))
