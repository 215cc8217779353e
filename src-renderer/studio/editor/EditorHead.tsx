import { ActionIcon, Anchor, Button, Menu, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconCopy,
  IconDots,
  IconTextRecognition,
  IconTrash,
} from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { SaveState } from '../../components/SaveState.tsx'
import { studioHref } from '../../shared/routes.ts'
import type { SaveStateWord } from '../../shared/useAutosave.ts'
import classes from './editor.module.css'
import { useStudio } from './studio-context.ts'
import type { SubmitState } from './submit-state.ts'

const LOOKS = {
  queued: { Icon: IconClock, color: 'var(--mantine-color-dimmed)' },
  number: { Icon: IconCircleX, color: 'var(--bad)' },
  errors: { Icon: IconCircleX, color: 'var(--bad)' },
  warnings: { Icon: IconAlertTriangle, color: 'var(--warn)' },
  ready: { Icon: IconCircleCheck, color: 'var(--ok)' },
} as const

type EditorHeadProps = {
  name: string
  client: string
  standing: SubmitState['state']
  /** Of what stands in the way. */
  count: number
  saveState: SaveStateWord
  canUndo: boolean
  canRedo: boolean
  isBusy: boolean
  on: Readonly<Record<'submit' | 'fromCrm' | 'duplicate' | 'discard', () => void>>
}

/** Always in sight: which draft this is, whether it is saved, the way back, and what is left before it can be sent. */
export const EditorHead = memo(function EditorHead(props: EditorHeadProps) {
  const { name, client, standing, count, saveState, canUndo, canRedo, isBusy, on } = props
  const { t } = useTranslation()
  const { implementationId, undo, redo } = useStudio()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const title = name === '' ? t('studio.unnamed') : name
  useEffect(() => {
    document.title = [title, client, t('shell.name')].join(' · ')
  }, [title, client, t])
  const { Icon, color } = LOOKS[standing]
  const isBlocked = standing === 'errors' || standing === 'number'
  return (
    <header className={classes.head}>
      <div className={classes.headTitle}>
        <Anchor component={Link} href={studioHref(implementationId)} size="xs" c="dimmed">
          {t('studio.title')}
        </Anchor>
        <h1 ref={heading} tabIndex={-1} title={title}>
          {title}
        </h1>
      </div>
      <SaveState state={saveState} />
      <div className={classes.headTools}>
        <Tooltip label={t('studio.undo')}>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={t('studio.undo')} disabled={!canUndo} onClick={undo}>
            <IconArrowBackUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('studio.redo')}>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={t('studio.redo')} disabled={!canRedo} onClick={redo}>
            <IconArrowForwardUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="md" aria-label={t('studio.more')}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconTextRecognition size={16} aria-hidden />} onClick={on.fromCrm}>
              {t('studio.fromCrm')}
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={on.duplicate}>
              {t('studio.duplicate')}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={on.discard}>
              {t('studio.discard.verb')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.submit}>
        <span className={classes.standing} style={{ color }} role="status" id="studio-standing">
          <Icon size={16} aria-hidden />
          {t(`studio.standing.${standing}`, { count })}
        </span>
        <Button
          onClick={on.submit}
          loading={isBusy}
          aria-describedby="studio-standing"
          disabled={standing === 'queued'}
          variant={isBlocked ? 'default' : 'filled'}
        >
          {t('studio.submit')}
        </Button>
      </div>
    </header>
  )
})
