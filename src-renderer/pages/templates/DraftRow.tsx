import { Checkbox, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Draft } from '#core/review'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RowMenu } from '../../components/RowMenu.tsx'
import { type Tone, ToneBadge } from '../../components/ToneBadge.tsx'
import { rpc } from '../../connection/index.ts'
import { studioHref } from '../../shared/routes.ts'
import { useCategory } from '../../shared/useCategory.ts'
import type { DraftState } from './draft-state.ts'
import classes from './templates.module.css'

type DraftRowProps = { draft: Draft; state: DraftState; isChosen: boolean; onChoose: (isOn: boolean) => void }

/** One draft: what it is, when it was last written on, and whether it could go. */
export function DraftRow({ draft, state, isChosen, onChoose }: DraftRowProps) {
  const { t } = useTranslation()
  const category = useCategory()
  const remove = useMutation(rpc.drafts.remove.mutationOptions())
  const { content, templateId, previousId } = draft
  const name = content.name === '' ? t('templates.drafts.unnamed') : content.name
  const what = templateId !== null ? 'edit' : previousId !== null ? 'next' : 'new'
  return (
    <li className={classes.draft}>
      <Checkbox
        aria-label={t('templates.drafts.choose', { name })}
        disabled={state.kind !== 'ready'}
        checked={isChosen && state.kind === 'ready'}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <Link href={studioHref(draft.implementationId, draft.id)} className={classes.draftLink}>
        <span className={`${classes.line} ${classes.name} ${classes.draftName}`}>{name}</span>
        <span className={`${classes.line} ${classes.snippet}`}>
          {[t(`templates.drafts.what.${what}`), content.language, category(content.category), content.body.text]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </Link>
      <Text component="span" size="xs" c="dimmed" className={classes.draftWhen}>
        <RelativeTime instant={draft.updatedAt} />
      </Text>
      <Verdict state={state} />
      <ToneBadge tone="neutral">{t('templateStatus.DRAFT')}</ToneBadge>
      <RowMenu
        label={t('templates.more', { template: name })}
        removal={{
          verb: t('templates.drafts.remove.verb'),
          title: t('templates.drafts.remove.title', { name }),
          text: t('templates.drafts.remove.text'),
        }}
        onRemove={() => remove.mutateAsync({ id: draft.id })}
      />
    </li>
  )
}

function Verdict({ state }: { state: DraftState }) {
  const { t } = useTranslation()
  if (state.kind === 'checking') return null
  const [tone, text]: [Tone, string] =
    state.kind === 'blocked'
      ? ['bad', t('templates.drafts.errors', { count: state.errors })]
      : state.kind === 'queued'
        ? ['neutral', t('submit.state.queued')]
        : state.warnings > 0
          ? ['warn', t('templates.drafts.warnings', { count: state.warnings })]
          : ['ok', t('templates.drafts.ready')]
  return <ToneBadge tone={tone}>{text}</ToneBadge>
}
