import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import {
  compareServiceTrees,
  mergeServiceTrees,
  missingPlace,
  readServiceTreeFile,
  replaceServiceTrees,
  type ServiceTree,
} from '#core/services'
import { Choice } from '../../../components/Choice.tsx'
import { LineHints } from './LineHints.tsx'
import { TreeDifferences } from './TreeDifferences.tsx'
import classes from './tree.module.css'

export type GivenFile = { name: string; text: string }

type ImportTreeProps = {
  file: GivenFile
  trees: readonly ServiceTree[]
  triggers: readonly TriggerRow[]
  /** Where request types of a file without a column of trees stand. */
  treeName: string
  onApply: (trees: ServiceTree[]) => void
  onClose: () => void
}

/** What a file would change, before it changes anything. */
export function ImportTree({ file, trees, triggers, treeName, onApply, onClose }: ImportTreeProps) {
  const { t } = useTranslation()
  const title = useId()
  const top = useRef<HTMLDivElement>(null)
  // A file may be dropped far below.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' })
  }, [])
  const [how, setHow] = useState<'add' | 'replace'>('add')
  const read = useMemo(() => readServiceTreeFile(file.text, treeName), [file, treeName])
  const plan = useMemo(() => {
    const merged = mergeServiceTrees(trees, read.trees)
    const next = how === 'add' ? merged.trees : replaceServiceTrees(trees, read.trees)
    return { next, beyond: how === 'add' ? merged.beyond : 0, ...compareServiceTrees(trees, next) }
  }, [trees, read, how])
  const changes = [...plan.added, ...plan.removed].reduce((sum, count) => sum + count, 0)
  const isHomeless = ({ trigger }: TriggerRow, among: readonly ServiceTree[]): boolean =>
    missingPlace(among, { ...trigger, status: trigger.kind === 'status' ? trigger.status : '' }) !== null
  const homeless = triggers.filter((row) => isHomeless(row, plan.next) && !isHomeless(row, trees)).length
  const columns = read.columns?.map((column, at) => column ?? (at === 0 ? treeName : null)).filter((column) => column !== null)
  return (
    <Stack ref={top} component="section" aria-labelledby={title} gap="md" className={classes.import}>
      <div>
        <Title order={3} id={title}>
          {t('services.import.title', { file: file.name })}
        </Title>
        <Text size="sm" c="dimmed">
          {columns && columns.length > 0
            ? t('services.import.asTable', { columns: columns.join(' › ') })
            : t('services.import.asText')}
        </Text>
      </div>
      {trees.length > 0 && (
        <Choice
          label={t('services.import.how')}
          hint={t(`services.import.hint.${how}`)}
          value={how}
          options={[
            { value: 'add', label: t('services.import.add') },
            { value: 'replace', label: t('services.import.replace') },
          ]}
          onChange={setHow}
        />
      )}
      <TreeDifferences lines={plan.lines} added={plan.added} removed={plan.removed} />
      <LineHints title={t('services.import.left', { count: read.problems.length })} problems={read.problems} />
      {plan.beyond > 0 && (
        <Text size="sm" c="var(--warn)">
          {t('services.import.beyond', { count: plan.beyond })}
        </Text>
      )}
      {homeless > 0 && (
        <Text size="sm" c="var(--warn)">
          {t('services.import.homeless', { count: homeless })}
        </Text>
      )}
      <Group gap="sm">
        <Button disabled={changes === 0} onClick={() => onApply(plan.next)}>
          {t('services.import.apply', { count: changes })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
