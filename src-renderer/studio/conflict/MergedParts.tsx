import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TemplateMerge } from '#core/template'
import { type PartTexts, SideBySide } from '../../components/diff/index.ts'
import classes from './conflict.module.css'

type MergedPartsProps = { merge: TemplateMerge; texts: Record<'base' | 'local' | 'remote', PartTexts> }

const BY_ITSELF = ['theirs', 'mine', 'both-same'] as const

/** What came together by itself: which side changed it, from what to what. */
export function MergedParts({ merge, texts }: MergedPartsProps) {
  const { t } = useTranslation()
  return BY_ITSELF.map((state) => {
    const rows = merge.parts
      .filter((part) => part.state === state)
      .map(({ part }) => ({
        key: part,
        name: t(`syncPlan.part.${part}`),
        before: texts.base[part],
        after: (state === 'theirs' ? texts.remote : texts.local)[part],
      }))
    return (
      rows.length > 0 && (
        <section key={state} className={classes.part}>
          <Text size="sm">{t(`conflict.merged.${state}`)}</Text>
          <SideBySide
            label={t(`conflict.merged.${state}`)}
            rows={rows}
            heads={{ before: t('conflict.side.base'), after: t('conflict.result') }}
          />
        </section>
      )
    )
  })
}
