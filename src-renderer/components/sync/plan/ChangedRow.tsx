import { Anchor, Collapse, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { SyncChange } from '#core/contract'
import { studioHref } from '../../../shared/routes.ts'
import { Choice } from '../../Choice.tsx'
import { SideBySide } from '../../diff/index.ts'
import { type Tone, ToneBadge } from '../../ToneBadge.tsx'
import { isChoice } from '../plan-changes.ts'
import { Notes } from './Notes.tsx'
import classes from './plan.module.css'
import { useChangeRows } from './useChangeRows.ts'

type ChangedRowProps = {
  implementationId: string
  change: SyncChange
  /** Of a typed one: whether its text is kept as a draft. */
  isMine: boolean
  onChoose: (isMine: boolean) => void
  isOpenAtFirst: boolean
}

const TONES = { changed: 'neutral', recreated: 'warn', returned: 'ok', adopted: 'neutral' } as const satisfies Record<
  SyncChange['kind'],
  Tone
>

/** One that the provider has in another state than the local copy: what differs, and what that means here. */
export function ChangedRow({ implementationId, change, isMine, onChoose, isOpenAtFirst }: ChangedRowProps) {
  const { t } = useTranslation()
  const id = useId()
  const rows = useChangeRows(change)
  const asks = isChoice(change)
  const [isOpen, setOpen] = useState(isOpenAtFirst || asks)
  const { kind, after, lostBindings, newPlaceholders, draftId } = change
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  const names = (keys: readonly string[]): string => [...new Set(keys.map(placeholderIn))].join(', ')
  const notes = [
    kind !== 'changed' && {
      tone: kind === 'recreated' ? ('warn' as const) : ('info' as const),
      text: t(`syncPlan.kindText.${kind}`),
    },
    lostBindings.length > 0 && {
      tone: 'warn' as const,
      text: t('syncPlan.lost', { count: lostBindings.length, names: names(lostBindings) }),
    },
    newPlaceholders.length > 0 && {
      tone: 'warn' as const,
      text: t('syncPlan.unfilled', { count: newPlaceholders.length, names: names(newPlaceholders) }),
    },
    draftId !== null && { tone: 'info' as const, text: t('syncPlan.draft') },
  ].filter((note) => note !== false)
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <UnstyledButton className={classes.opener} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          <Chevron size={16} aria-hidden className={classes.chevron} />
          <Text component="span" size="sm" fw={600}>
            {after.content.name}
          </Text>
          <Text component="span" size="xs" c="dimmed">
            {after.content.language}
          </Text>
          <Text component="span" size="xs" c="dimmed" truncate flex={1}>
            {rows.map(({ name }) => name).join(' · ')}
          </Text>
        </UnstyledButton>
        {lostBindings.length > 0 && <ToneBadge tone="warn">{t('syncPlan.lostShort', { count: lostBindings.length })}</ToneBadge>}
        {newPlaceholders.length > 0 && (
          <ToneBadge tone="warn">{t('syncPlan.unfilledShort', { count: newPlaceholders.length })}</ToneBadge>
        )}
        <ToneBadge tone={TONES[kind]}>{t(`syncPlan.kind.${kind}`)}</ToneBadge>
      </div>
      <Collapse expanded={isOpen} id={id}>
        <div className={classes.inside}>
          <Notes notes={notes} />
          {draftId !== null && (
            <Anchor component={Link} size="sm" href={studioHref(implementationId, draftId)}>
              {t('syncPlan.openDraft')}
            </Anchor>
          )}
          {rows.length > 0 && (
            <SideBySide
              label={after.content.name}
              rows={rows}
              heads={{ before: t(kind === 'adopted' ? 'syncPlan.typed' : 'syncPlan.before'), after: t('syncPlan.after') }}
            />
          )}
          {asks && (
            <Choice
              label={t('syncPlan.which')}
              hint={t(isMine ? 'syncPlan.mineHint' : 'syncPlan.theirsHint')}
              value={isMine ? 'mine' : 'theirs'}
              options={[
                { value: 'theirs', label: t('syncPlan.theirs') },
                { value: 'mine', label: t('syncPlan.mine') },
              ]}
              onChange={(choice) => onChoose(choice === 'mine')}
            />
          )}
        </div>
      </Collapse>
    </li>
  )
}

/** `body.1`: as it stands in the text. */
const placeholderIn = (key: string): string => `{{${key.slice(key.lastIndexOf('.') + 1)}}}`
