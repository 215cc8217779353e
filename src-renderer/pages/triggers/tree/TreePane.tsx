import { Button, Group, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp, IconBinaryTree, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { nameAt } from '#core/services'
import { Followed } from './Followed.tsx'
import { RemoveName } from './RemoveName.tsx'
import { ServiceTree } from './ServiceTree.tsx'
import { TranscriptSummary } from './TranscriptSummary.tsx'
import { TreeDetails } from './TreeDetails.tsx'
import classes from './tree.module.css'
import { useTreeActions } from './useTreeActions.ts'
import type { TreeEditor } from './useTreeEditor.ts'

type TreePaneProps = { editor: TreeEditor; triggers: readonly TriggerRow[]; implementation: Implementation }

/** The tree by hand: itself at the left, the chosen name beside it. */
export function TreePane({ editor, triggers, implementation }: TreePaneProps) {
  const { t } = useTranslation()
  const [focusAt, setFocusAt] = useState(0)
  const actions = useTreeActions(editor, implementation, triggers, () => setFocusAt((now) => now + 1))
  useHotkeys([
    ['mod+Z', actions.undo],
    ['mod+shift+Z', actions.redo],
    ['mod+Y', actions.redo],
  ])
  const { trees } = editor
  const path = nameAt(trees, actions.active) === undefined ? [0] : actions.active
  const asked = actions.asking
  const addTree = (): void => actions.addBeside([trees.length - 1])
  return (
    <>
      <Group gap="xs">
        <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={addTree}>
          {t('services.new.tree')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          disabled={!editor.undo}
          onClick={actions.undo}
        >
          {t('services.undo')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowForwardUp size={15} aria-hidden />}
          disabled={!editor.redo}
          onClick={actions.redo}
        >
          {t('services.redo')}
        </Button>
        <Text size="xs" c="dimmed" role="status" className={classes.said}>
          {actions.said}
        </Text>
      </Group>
      <Followed implementationId={implementation.id} triggers={actions.followed} onLeave={actions.leaveBehind} />
      {trees.length === 0 && !actions.naming ? (
        <div className={classes.empty}>
          <IconBinaryTree size={24} stroke={1.4} aria-hidden />
          <Text size="sm" fw={600}>
            {t('services.empty.title')}
          </Text>
          <Text size="sm" c="dimmed" maw={480}>
            {t('services.empty.text')}
          </Text>
        </div>
      ) : (
        <div className={classes.pane}>
          <ServiceTree editor={editor} actions={actions} triggers={triggers} implementation={implementation} focusAt={focusAt} />
          {trees.length > 0 && (
            <TreeDetails editor={editor} actions={actions} path={path} triggers={triggers} implementationId={implementation.id} />
          )}
        </div>
      )}
      <TranscriptSummary editor={editor} onSay={actions.say} />
      {asked && (
        <RemoveName
          implementationId={implementation.id}
          name={nameAt(trees, asked) ?? ''}
          triggers={actions.orphans(asked)}
          onRemove={(withTriggers) => actions.removeNow(asked, withTriggers)}
          onClose={actions.stopAsking}
        />
      )}
    </>
  )
}
