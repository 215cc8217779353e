import type { Node, NodeProps } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { sameName } from '#core/services'
import { ToneBadge } from '../../../components/ToneBadge.tsx'
import classes from './map.module.css'

export type LaneNodeType = Node<{ serviceTree: string; isolatedServiceTree: string }, 'lane'>

/** The band of one service tree, behind its places and triggers. */
export function LaneNode({ data: { serviceTree, isolatedServiceTree } }: NodeProps<LaneNodeType>) {
  const { t } = useTranslation()
  const isIsolated = isolatedServiceTree !== '' && sameName(serviceTree, isolatedServiceTree)
  return (
    <div className={classes.lane} data-isolated={isIsolated ? true : undefined}>
      <span className={classes.laneName}>{serviceTree === '' ? t('triggers.map.anyTree') : serviceTree}</span>
      {isIsolated && <ToneBadge tone="ok">{t('triggers.isolation.badge')}</ToneBadge>}
    </div>
  )
}
