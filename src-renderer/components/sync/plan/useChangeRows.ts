import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncChange } from '#core/contract'
import { useTemplateStatus } from '../../../shared/useTemplateStatus.ts'
import { changedParts, type SideRow, usePartTexts } from '../../diff/index.ts'

/** What differs between the two states of a template, part by part, the provider's verdict first. */
export function useChangeRows({ before, after }: Pick<SyncChange, 'before' | 'after'>): SideRow[] {
  const { t } = useTranslation()
  const textsOf = usePartTexts()
  const status = useTemplateStatus()
  return useMemo(() => {
    const rows: SideRow[] = [
      { key: 'status', name: t('syncPlan.part.status'), before: status(before), after: status(after) },
      {
        key: 'quality',
        name: t('templates.fact.quality'),
        before: t(`quality.${before.quality}`),
        after: t(`quality.${after.quality}`),
      },
    ]
    const [had, has] = [textsOf(before.content), textsOf(after.content)]
    for (const part of changedParts(had, has))
      rows.push({ key: part, name: t(`syncPlan.part.${part}`), before: had[part], after: has[part] })
    return rows.filter((row) => row.before !== row.after)
  }, [before, after, t, textsOf, status])
}
