import { Button, Skeleton } from '@mantine/core'
import { IconFileOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ProviderDescriptor } from '#core/provider'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { api, rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { studioHref } from '../../shared/routes.ts'
import { Editor } from './Editor.tsx'
import classes from './editor.module.css'

/** Loads a draft and what it is written with. */
export function DraftPage({ id, draftId }: { id: string; draftId: string }) {
  const { t } = useTranslation()
  const input = { implementationId: id }
  const draft = useQuery({
    queryKey: rpc.drafts.get.queryKey({ input: { id: draftId } }),
    // A draft goes when it is submitted or discarded, in whichever window: that is no failure.
    queryFn: ({ signal }) =>
      api.drafts.get({ id: draftId }, { signal }).catch((error: unknown) => {
        if (toProblem(error).code === 'not-found') return null
        throw error
      }),
  })
  const { data: overview } = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const { data: numbers } = useQuery(rpc.numbers.list.queryOptions({ input }))
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input }))
  const { data: submissions } = useQuery(rpc.submissions.list.queryOptions({ input }))
  const templateId = draft.data?.templateId ?? null
  const { data: template } = useQuery({
    ...rpc.templates.get.queryOptions({ input: { id: templateId ?? '' } }),
    enabled: templateId !== null,
  })
  if (draft.data === null)
    return (
      <Page title={t('studio.title')} about={overview?.implementation.client}>
        <EmptyState
          icon={IconFileOff}
          title={t('studio.gone.title')}
          text={t('studio.gone.text')}
          action={
            <Button component={Link} href={studioHref(id)}>
              {t('studio.title')}
            </Button>
          }
        />
      </Page>
    )
  if (draft.error && !draft.data) return <ProblemCard problem={toProblem(draft.error)} />
  if (!draft.data || !overview || !accounts || !providers || !numbers || !variables) return <EditorSkeleton />
  const providerOf = (accountId: string): ProviderDescriptor => {
    const account = accounts.find((candidate) => candidate.id === accountId)
    const provider = providers.find((candidate) => candidate.id === account?.provider)
    if (!provider) throw new Error(`No provider for the account ${accountId}`)
    return provider
  }
  return (
    <Editor
      draft={draft.data}
      client={overview.implementation.client}
      providerOf={providerOf}
      numbers={numbers}
      variables={variables}
      template={template ?? null}
      submission={submissions?.find((other) => other.draftId === draftId && other.state !== 'sent') ?? null}
    />
  )
}

function EditorSkeleton() {
  return (
    <div className={classes.studio} aria-hidden>
      <div className={classes.head}>
        <Skeleton height={32} width={240} />
      </div>
      <div className={classes.columns}>
        <div>
          <Skeleton height={200} radius="md" mb="md" />
          <Skeleton height={360} radius="md" />
        </div>
        <div className={classes.rails}>
          <Skeleton height={280} radius="md" />
          <Skeleton height={200} radius="md" />
        </div>
      </div>
    </div>
  )
}
