import { Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Draft } from '#core/review'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RowMenu } from '../../components/RowMenu.tsx'
import { Section } from '../../components/Section.tsx'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { rpc } from '../../connection/index.ts'
import { studioHref } from '../../shared/routes.ts'
import classes from './start.module.css'

/** What is being written and was not sent yet, latest first; nothing where there is none. */
export function DraftList({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  const { data: drafts } = useQuery(rpc.drafts.list.queryOptions({ input: { implementationId } }))
  if (!drafts || drafts.length === 0) return null
  const latest = drafts.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
  return (
    <Section title={t('studio.drafts.title', { count: drafts.length })}>
      <ul className={classes.drafts}>
        {latest.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
    </Section>
  )
}

function DraftRow({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const { id, implementationId, templateId, content, updatedAt } = draft
  const remove = useMutation(rpc.drafts.remove.mutationOptions())
  const name = content.name === '' ? t('studio.unnamed') : content.name
  return (
    <li className={classes.draft}>
      <Link href={studioHref(implementationId, id)} className={classes.draftLink}>
        <span className={classes.draftName}>{name}</span>
        <span className={classes.draftText}>{content.body.text === '' ? t('studio.drafts.empty') : content.body.text}</span>
      </Link>
      {templateId !== null && <ToneBadge tone="neutral">{t('studio.drafts.edit')}</ToneBadge>}
      <Text size="xs" c="dimmed" className={classes.when}>
        <RelativeTime instant={updatedAt} />
      </Text>
      <RowMenu
        label={t('studio.drafts.more', { name })}
        removal={{
          verb: t('studio.discard.verb'),
          title: t('studio.discard.title'),
          text: t(templateId === null ? 'studio.discard.text' : 'studio.discard.textEdit'),
        }}
        onRemove={() => remove.mutateAsync({ id })}
      />
    </li>
  )
}
