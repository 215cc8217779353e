import { Badge, Text } from '@mantine/core'
import type { SyncPlan } from '#core/contract'
import { useCategory } from '../../../shared/useCategory.ts'
import { ReasonBadges, StatusBadge } from '../../TemplateBadges.tsx'
import classes from './plan.module.css'

/** One that the provider lists for the first time. */
export function AddedRow({ added }: { added: SyncPlan['added'][number] }) {
  const category = useCategory()
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <Text component="span" size="sm" fw={600}>
          {added.name}
        </Text>
        <Text component="span" size="xs" c="dimmed" flex={1}>
          {added.language}
        </Text>
        <ReasonBadges template={added} />
        <Badge color="gray">{category(added.category)}</Badge>
        <StatusBadge template={added} />
      </div>
    </li>
  )
}
