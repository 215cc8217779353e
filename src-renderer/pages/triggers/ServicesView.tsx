import { Button, FileButton, Group, Stack, Tabs, Text } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import type { ServiceTree } from '#core/services'
import { oneOf } from '#core/text'
import type { TreeChange } from '#core/triggers'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'
import { useAutosave } from '../../shared/useAutosave.ts'
import { GoneNames } from './GoneNames.tsx'
import { IsolatedTree } from './IsolatedTree.tsx'
import { ImportTree } from './tree/ImportTree.tsx'
import { TextPane } from './tree/TextPane.tsx'
import { TreePane } from './tree/TreePane.tsx'
import { Unread } from './tree/Unread.tsx'
import { useTreeEditor } from './tree/useTreeEditor.ts'
import { useTreeFile } from './tree/useTreeFile.ts'
import classes from './triggers.module.css'

const PANES = ['tree', 'text'] as const

type ServicesViewProps = { implementation: Implementation; rows: readonly TriggerRow[]; trees: readonly ServiceTree[] }

/** "Árvore de serviços": by hand, as text or from a file, and a branch of its own for active messages (M15). */
export function ServicesView({ implementation, rows, trees: saved }: ServicesViewProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { queryKey } = rpc.services.get.queryOptions({ input: { implementationId: implementation.id } })
  const save = useMutation(
    rpc.services.save.mutationOptions({
      // Who leaves and comes back at once finds what was typed, also while it is still being saved.
      onMutate: ({ trees }) => queries.setQueryData(queryKey, trees),
      onError: () => queries.invalidateQueries({ queryKey }),
    }),
  )
  const autosave = useAutosave<{ trees: ServiceTree[]; along?: TreeChange }>((change) =>
    save.mutateAsync({ implementationId: implementation.id, ...change }),
  )
  const editor = useTreeEditor(saved, (trees, along) => {
    autosave.schedule({ trees, ...(along && { along }) })
    // What goes along goes once: the next change must not take its place.
    if (along) autosave.flush()
  })
  const [pane, setPane] = useState<(typeof PANES)[number]>('tree')
  const given = useTreeFile()
  /** A large file is shown folded, as a large tree is at first. */
  const [imports, setImports] = useState(0)
  const isUnread = editor.problems.length > 0
  const apply = (trees: ServiceTree[]): void => {
    editor.change(trees)
    given.close()
    setImports(imports + 1)
    setPane('tree')
    notify('done', t('services.import.done'))
  }
  return (
    <Stack gap="lg" {...given.zone} className={classes.zone} data-over={given.isOver || undefined}>
      <Section
        title={t('services.title')}
        text={t('services.lead')}
        aside={
          <Group gap="sm" wrap="nowrap" style={{ flex: 'none' }}>
            {!isUnread && <SaveState state={autosave.state} />}
            <FileButton onChange={(file) => void given.open(file)} accept=".csv,.tsv,.txt,text/csv,text/plain">
              {(props) => (
                <Button {...props} variant="default" leftSection={<IconFile size={16} aria-hidden />}>
                  {t('services.import.open')}
                </Button>
              )}
            </FileButton>
          </Group>
        }
      >
        {given.refusal && (
          <Text size="sm" c="var(--bad)" role="alert">
            {t(`services.import.refused.${given.refusal}`)}
          </Text>
        )}
        {given.file && (
          <ImportTree
            key={given.file.name}
            file={given.file}
            trees={editor.trees}
            triggers={rows}
            treeName={implementation.isolatedServiceTree || t('services.import.tree')}
            onApply={apply}
            onClose={given.close}
          />
        )}
        <Tabs value={pane} onChange={(next) => setPane(oneOf(PANES, next) ?? 'tree')} keepMounted={false}>
          <Tabs.List aria-label={t('services.panes')}>
            {PANES.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`services.pane.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="tree" pt="sm">
            <Stack gap="sm">
              {isUnread ? (
                <Unread editor={editor} onBack={() => setPane('text')} />
              ) : (
                <TreePane key={imports} editor={editor} triggers={rows} implementation={implementation} />
              )}
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="text" pt="sm">
            <TextPane editor={editor} onLeave={autosave.flush} />
          </Tabs.Panel>
        </Tabs>
        <GoneNames implementationId={implementation.id} rows={rows} trees={editor.trees} />
      </Section>
      <IsolatedTree implementation={implementation} rows={rows} trees={editor.trees} onChange={editor.change} />
    </Stack>
  )
}
