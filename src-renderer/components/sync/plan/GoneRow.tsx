import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { SyncPlan } from '#core/contract'
import { stepHref, studioHref } from '../../../shared/routes.ts'
import { ToneBadge } from '../../ToneBadge.tsx'
import { Notes } from './Notes.tsx'
import classes from './plan.module.css'

type GoneRowProps = { implementationId: string; gone: SyncPlan['gone'][number] }

/** One that the provider lists no longer, and what stands on it here. */
export function GoneRow({ implementationId, gone }: GoneRowProps) {
  const { t } = useTranslation()
  const { templateId, name, language, bindings, uses, draftId } = gone
  const notes = [
    uses > 0 && { tone: 'warn' as const, text: t('syncPlan.goneUses', { count: uses }) },
    bindings > 0 && { tone: 'info' as const, text: t('syncPlan.goneBindings', { count: bindings }) },
    draftId !== null && { tone: 'info' as const, text: t('syncPlan.goneDraft') },
  ].filter((note) => note !== false)
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <Text component="span" size="sm" fw={600}>
          {name}
        </Text>
        <Text component="span" size="xs" c="dimmed" flex={1}>
          {language}
        </Text>
        <ToneBadge tone={uses > 0 ? 'bad' : 'warn'}>{t('unusable.missing.label')}</ToneBadge>
        <Anchor component={Link} size="xs" href={stepHref(implementationId, 'templates', templateId)}>
          {t('syncPlan.seeTemplate')}
        </Anchor>
        {draftId !== null && (
          <Anchor component={Link} size="xs" href={studioHref(implementationId, draftId)}>
            {t('syncPlan.openDraft')}
          </Anchor>
        )}
      </div>
      <Notes notes={notes} />
    </li>
  )
}
