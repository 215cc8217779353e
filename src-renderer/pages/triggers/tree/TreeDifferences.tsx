import { Group, ScrollArea, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LevelCounts, TreeDifference } from '#core/services'
import { changedOnly } from './differences.ts'
import classes from './tree.module.css'
import { levelStyle } from './tree-rows.ts'

/** More lines than this are counted, not listed. */
const SHOWN = 200
const SIGNS = { added: '+', removed: '−', kept: '' } as const

type TreeDifferencesProps = { lines: readonly TreeDifference[]; added: LevelCounts; removed: LevelCounts }

/** Two service trees laid over each other: only what differs, under the names that it stands under. */
export function TreeDifferences({ lines, added, removed }: TreeDifferencesProps) {
  const { t } = useTranslation()
  const inWords = ([trees, requestTypes, statuses]: LevelCounts): string =>
    [
      trees > 0 && t('services.trees', { count: trees }),
      requestTypes > 0 && t('services.requestTypes', { count: requestTypes }),
      statuses > 0 && t('services.statuses', { count: statuses }),
    ]
      .filter((part) => part !== false)
      .join(', ')
  const told = changedOnly(lines)
  return (
    <div>
      <Group gap="lg" role="status">
        {inWords(added) !== '' && (
          <Text size="sm" c="var(--ok)" fw={600}>
            {t('services.import.added', { what: inWords(added) })}
          </Text>
        )}
        {inWords(removed) !== '' && (
          <Text size="sm" c="var(--bad)" fw={600}>
            {t('services.import.removed', { what: inWords(removed) })}
          </Text>
        )}
        {told.length === 0 && <Text size="sm">{t('services.import.same')}</Text>}
      </Group>
      {told.length > 0 && (
        <ScrollArea.Autosize mah={240} mt="xs" className={classes.differences ?? ''} viewportProps={{ tabIndex: 0 }}>
          <ul aria-label={t('services.import.changes')}>
            {told.slice(0, SHOWN).map(({ level, name, change }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew whenever anything changes
              <li key={at} data-change={change} style={levelStyle(level + 1)}>
                <span aria-hidden>{SIGNS[change]}</span> <span className={classes.differing}>{name}</span>
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
      )}
      {told.length > SHOWN && (
        <Text size="xs" c="dimmed">
          {t('triggers.map.more', { count: told.length - SHOWN })}
        </Text>
      )}
    </div>
  )
}
