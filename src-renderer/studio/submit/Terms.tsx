import { useTranslation } from 'react-i18next'
import classes from './submit.module.css'
import type { Item } from './useSubmission.ts'

type TermsProps = {
  items: readonly Item[]
  /** Goes on from the list above it. */
  isJoined: boolean
}

/** What holds whoever the provider is: names that stay, edits that are rationed, a queue that is kept. */
export function Terms({ items, isJoined }: TermsProps) {
  const { t } = useTranslation()
  const edits = items.filter(({ edit }) => edit !== null)
  const approved = edits.flatMap(({ edit, draft, provider }) =>
    edit?.status === 'APPROVED'
      ? [{ ...edit.edits, id: draft.id, name: draft.content.name, ...provider.capabilities.editing }]
      : [],
  )
  const facts = [
    edits.length < items.length && t('submit.name'),
    edits.length > 0 && t('submit.replaces', { count: edits.length }),
    approved.length > 0 && t('submit.mayStop'),
    approved.length > 0 && t('submit.categoryStays'),
    ...approved.map(({ name, last24h, approvedPerDay, last30Days, approvedPer30Days }) =>
      t('submit.used', { name, day: last24h, perDay: approvedPerDay, month: last30Days, perMonth: approvedPer30Days }),
    ),
    items.length > 1 && t('submit.restart'),
  ].filter((fact) => fact !== false)
  return (
    <ul className={classes.facts} data-joined={isJoined || undefined}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}
