import { Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { parseServiceTree, type ServiceTree, sameName, writeServiceTree } from '#core/services'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { useAutosave } from '../../components/useAutosave.ts'
import { rpc } from '../../connection/index.ts'
import { GoneNames } from './GoneNames.tsx'
import { IsolatedTree } from './IsolatedTree.tsx'
import { LineHints } from './LineHints.tsx'
import { ServiceTreeView } from './ServiceTreeView.tsx'
import classes from './services.module.css'

type ServicesViewProps = { implementation: Implementation; rows: readonly TriggerRow[]; trees: readonly ServiceTree[] }

/** "Árvore de serviços": typed or pasted on the left, as it was understood on the right. */
export function ServicesView({ implementation, rows, trees: saved }: ServicesViewProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(() => writeServiceTree(saved))
  const queries = useQueryClient()
  const { queryKey } = rpc.services.get.queryOptions({ input: { implementationId: implementation.id } })
  const save = useMutation(
    rpc.services.save.mutationOptions({
      // Who leaves and comes back at once finds what was typed, also while it is still being saved.
      onMutate: ({ trees }) => queries.setQueryData(queryKey, trees),
      onError: () => queries.invalidateQueries({ queryKey }),
    }),
  )
  const autosave = useAutosave<ServiceTree[]>((trees) => save.mutateAsync({ implementationId: implementation.id, trees }))
  // A large paste is drawn behind the typing.
  const shown = useDeferredValue(text)
  const { trees, problems } = useMemo(() => parseServiceTree(shown), [shown])
  const change = (next: string): void => {
    setText(next)
    const read = parseServiceTree(next)
    // A line without a place would be gone on the next visit, so it is not saved without it.
    if (read.problems.length === 0) autosave.schedule(read.trees)
  }
  const addTree = (name: string): void => {
    if (trees.some((tree) => sameName(tree.name, name))) return
    change([text.trimEnd(), writeServiceTree([{ name, requestTypes: [] }])].filter((part) => part !== '').join('\n'))
  }
  return (
    <Stack gap="lg">
      <IsolatedTree implementation={implementation} rows={rows} onCreate={addTree} />
      <Section
        title={t('services.title')}
        text={t('services.lead')}
        aside={problems.length === 0 && <SaveState state={autosave.state} />}
      >
        <div className={classes.editor}>
          <Stack gap="sm">
            <Textarea
              label={t('services.text')}
              description={t('services.textHint')}
              placeholder={t('services.placeholder')}
              value={text}
              onChange={(event) => change(event.currentTarget.value)}
              onBlur={autosave.flush}
              autosize
              minRows={12}
              maxRows={28}
              spellCheck={false}
              wrap="off"
              classNames={{ input: classes.text ?? '' }}
            />
            <LineHints problems={problems} />
          </Stack>
          <section aria-label={t('services.read')}>
            <Text size="sm" fw={500} mb={4}>
              {t('services.read')}
            </Text>
            <ServiceTreeView trees={trees} rows={rows} implementation={implementation} />
          </section>
        </div>
        <GoneNames implementationId={implementation.id} rows={rows} trees={trees} />
      </Section>
    </Stack>
  )
}
