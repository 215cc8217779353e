import { useQueries, useQuery } from '@tanstack/react-query'
import type { Finding } from '#core/lint'
import type { ProviderDescriptor } from '#core/provider'
import type { Draft, EditAnswer, Prices, Review } from '#core/review'
import type { TemplateStatus } from '#core/template'
import { rpc } from '../../connection/index.ts'
import { hasConflict } from '../conflict/has-conflict.ts'
import { editAnswer } from './edit-answer.ts'
import { useDraftFindings } from './useDraftFindings.ts'

/** One draft on its way, and what stands against it. */
export type Item = {
  draft: Draft
  provider: ProviderDescriptor
  errors: readonly Finding[]
  warnings: readonly Finding[]
  /** Of an edit: the state of what it replaces, and how much of the ration is used. */
  edit: { status: TemplateStatus; answer: EditAnswer; edits: Review['edits'] } | null
  block: 'findings' | 'sender' | 'queued' | 'edit' | 'category' | 'conflict' | null
}

/** All that is said before a submission; null while it is gathered. */
export function useSubmission(drafts: readonly Draft[]): { items: Item[]; prices: Prices } | { problem: Error } | null {
  const implementationId = drafts[0]?.implementationId ?? ''
  const findings = useDraftFindings(implementationId, drafts)
  const { data: accounts, error: noAccounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId } }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const { data: numbers } = useQuery(rpc.numbers.list.queryOptions({ input: { implementationId } }))
  const { data: queue } = useQuery(rpc.submissions.list.queryOptions({ input: { implementationId } }))
  const { data: prices } = useQuery(rpc.app.prices.queryOptions())
  const edited = drafts.flatMap(({ templateId }) => templateId ?? [])
  const templates = useQueries({ queries: edited.map((id) => rpc.templates.get.queryOptions({ input: { id } })) })
  const reviews = useQueries({ queries: edited.map((templateId) => rpc.reviews.of.queryOptions({ input: { templateId } })) })
  const problem = noAccounts ?? [...templates, ...reviews].find(({ error }) => error)?.error
  if (problem) return { problem }
  if (!findings || !accounts || !providers || !numbers || !queue || !prices) return null
  if ([...templates, ...reviews].some(({ data }) => data === undefined)) return null
  const now = new Date().toISOString()
  const items = drafts.flatMap((draft): Item[] => {
    const account = accounts.find(({ id }) => id === draft.accountId)
    const provider = providers.find(({ id }) => id === account?.provider)
    if (!provider) return []
    const found = findings.get(draft.id) ?? []
    const errors = found.filter(({ severity }) => severity === 'error')
    const at = draft.templateId === null ? -1 : edited.indexOf(draft.templateId)
    const [template, review] = [templates[at]?.data, reviews[at]?.data]
    const edit =
      template && review
        ? {
            status: template.status,
            answer: editAnswer(provider.capabilities.editing, template.status, review, now, template.lostInEdit),
            edits: review.edits,
          }
        : null
    // With one number there is nothing to choose.
    const hasSender =
      (template?.senderId ?? draft.senderId) !== null ||
      numbers.filter(({ accountId }) => accountId === draft.accountId).length === 1
    const isRecategorised = template?.status === 'APPROVED' && template.content.category !== draft.content.category
    const isQueued = queue.some(({ draftId, state }) => draftId === draft.id && state !== 'sent' && state !== 'failed')
    const block = isQueued
      ? 'queued'
      : errors.length > 0
        ? 'findings'
        : !hasSender
          ? 'sender'
          : edit?.answer.allowed === false
            ? 'edit'
            : isRecategorised
              ? 'category'
              : template && hasConflict(draft, template)
                ? 'conflict'
                : null
    return [{ draft, provider, errors, warnings: found.filter(({ severity }) => severity === 'warn'), edit, block }]
  })
  return { items, prices }
}
