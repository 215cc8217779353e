import { Button, Group, Kbd, Stack, Switch, Text } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconCornerDownRight,
  IconPencil,
  IconPlus,
  IconRowInsertBottom,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import { nameAt, opensTranscript, setTranscript, stepFrom, type TreePath } from '#core/services'
import { TriggerLinks } from './TriggerLinks.tsx'
import classes from './tree.module.css'
import { triggersOn } from './triggers-at.ts'
import type { TreeActions } from './useTreeActions.ts'
import type { TreeEditor } from './useTreeEditor.ts'

const LEVEL_WORDS = ['tree', 'type', 'status'] as const

type TreeDetailsProps = {
  editor: TreeEditor
  actions: TreeActions
  path: TreePath
  triggers: readonly TriggerRow[]
  implementationId: string
}

/** The chosen name beside the tree: what can be done with it, its switch (M16), and what stands on it. */
export function TreeDetails({ editor, actions, path, triggers, implementationId }: TreeDetailsProps) {
  const { t } = useTranslation()
  const { trees } = editor
  const level = LEVEL_WORDS[path.length - 1] ?? 'status'
  const below = LEVEL_WORDS[path.length]
  const standing = triggersOn(triggers, trees, path)
  return (
    <section aria-label={t('services.details')} className={classes.details}>
      <div>
        <span className="eyebrow">{t(`services.level.${level}`)}</span>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {nameAt(trees, path)}
        </Text>
      </div>
      <div className={classes.verbs}>
        <Verb icon={IconPencil} keys={['F2']} onClick={() => actions.startRename(path)}>
          {t('services.verb.rename')}
        </Verb>
        {below && (
          <Verb icon={IconCornerDownRight} keys={['Shift', 'Insert']} onClick={() => actions.addUnder(path)}>
            {t(`services.new.${below}`)}
          </Verb>
        )}
        <Verb icon={level === 'tree' ? IconPlus : IconRowInsertBottom} keys={['Insert']} onClick={() => actions.addBeside(path)}>
          {t(`services.new.${level}`)}
        </Verb>
        <Verb
          icon={IconArrowUp}
          keys={['Alt', '↑']}
          isOff={!stepFrom(trees, path, 'up')}
          onClick={() => actions.move(path, 'up')}
        >
          {t('services.verb.up')}
        </Verb>
        <Verb
          icon={IconArrowDown}
          keys={['Alt', '↓']}
          isOff={!stepFrom(trees, path, 'down')}
          onClick={() => actions.move(path, 'down')}
        >
          {t('services.verb.down')}
        </Verb>
        <Verb icon={IconTrash} keys={['Delete']} onClick={() => actions.remove(path)}>
          {t('services.verb.remove')}
        </Verb>
      </div>
      {path.length === 2 && <TranscriptSwitch editor={editor} path={path} onSay={actions.say} />}
      <div>
        <Text size="xs" c="dimmed">
          {standing.length > 0 ? t('services.standing', { count: standing.length }) : t('services.standingNone')}
        </Text>
        {standing.length > 0 && (
          <TriggerLinks implementationId={implementationId} triggers={standing.map(({ trigger }) => trigger)} />
        )}
      </div>
    </section>
  )
}

type VerbProps = { icon: typeof IconPencil; keys: string[]; isOff?: boolean; onClick: () => void; children: string }

/** What the key does, as a button that says which key it is. */
function Verb({ icon: Icon, keys, isOff = false, onClick, children }: VerbProps) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      justify="flex-start"
      fullWidth
      disabled={isOff}
      leftSection={<Icon size={15} aria-hidden />}
      rightSection={
        <Group gap={2} wrap="nowrap" aria-hidden>
          {keys.map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </Group>
      }
      classNames={{ root: classes.verb ?? '', label: classes.verbLabel ?? '' }}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}

type TranscriptSwitchProps = { editor: TreeEditor; path: TreePath; onSay: (said: string) => void }

/** M16, in the manual's words. */
function TranscriptSwitch({ editor, path: [tree = -1, type = -1], onSay }: TranscriptSwitchProps) {
  const { t } = useTranslation()
  const requestType = editor.trees[tree]?.requestTypes[type]
  if (!requestType) return null
  const opens = opensTranscript(requestType)
  return (
    <Stack gap={4}>
      <Switch
        label={t('services.transcript.label')}
        checked={opens}
        onChange={(event) => {
          const next = event.currentTarget.checked
          editor.change(setTranscript(editor.trees, [tree, type], next))
          onSay(t(next ? 'services.said.transcriptOn' : 'services.said.transcriptOff', { name: requestType.name }))
        }}
      />
      <Text size="xs">{t(opens ? 'services.transcript.on' : 'services.transcript.off')}</Text>
      <Text size="xs" c="dimmed">
        {t('services.transcript.where')}
      </Text>
    </Stack>
  )
}
