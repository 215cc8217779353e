import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { StoredTemplate } from '#core/implementation'
import type { Finding } from '#core/lint'
import type { ProviderDescriptor } from '#core/provider'
import { nextVersionName } from '#core/review'
import type { TemplateContent } from '#core/template'
import { withFixed } from '#core/variables'
import { api, rpc } from '../../connection/index.ts'
import { studioHref } from '../../shared/routes.ts'

type Correction = {
  /** What the linter finds in the template as it is. */
  findings: readonly Finding[]
  /** How many of them correct themselves. */
  fixes: number
  /** What the name of its next version will end in: `_v2`. */
  version: string
  isBusy: boolean
  /** Writes a draft with the fixes applied and opens it. `category`: the one to ask for; null: as it is. */
  start: (as: 'edit' | 'version', category: string | null) => void
}

/** What can be put right in a template that was not taken as it is; null while it is gathered. */
export function useCorrection(
  implementationId: string,
  template: StoredTemplate,
  { id: provider, capabilities: { placeholderScope: scope } }: ProviderDescriptor,
): Correction | null {
  const [, navigate] = useLocation()
  const { id, accountId, senderId, content } = template
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input: { implementationId } }))
  const { data: mapping } = useQuery(rpc.variables.mapping.queryOptions({ input: { templateId: id } }))
  const { data: neighbours } = useQuery(rpc.drafts.neighbours.queryOptions({ input: { accountId } }))
  const { data: drafts } = useQuery(rpc.drafts.list.queryOptions({ input: { implementationId } }))
  // The rules are a chunk of their own: only who has something to correct loads them.
  const { data: lint } = useQuery({
    queryKey: ['lint', 'fix'],
    queryFn: async () => {
      const { contextsOf, fixAll, lintTemplate } = await import('#core/lint')
      return { contextsOf, fixAll, lintTemplate }
    },
  })
  const found = useMemo(() => {
    if (!lint || !neighbours || !variables || !mapping) return null
    const contextOf = lint.contextsOf({ provider, scope, ...neighbours, now: new Date().toISOString(), variables })
    const context = contextOf({ id, bindings: mapping.bindings })
    const fixed = lint.fixAll(content, context)
    return {
      findings: lint.lintTemplate(content, context),
      fixes: fixed.applied,
      written: withFixed({ accountId, senderId, content, bindings: mapping.bindings }, fixed.content),
    }
  }, [lint, neighbours, variables, mapping, provider, scope, id, accountId, senderId, content])
  const create = useMutation({
    mutationFn: (draft: Parameters<typeof api.drafts.create>[0]) => api.drafts.create(draft),
    onSuccess: (draft) => navigate(studioHref(implementationId, draft.id)),
  })
  if (!found || !neighbours || !drafts) return null
  const inLanguage = ({ language }: { language: string }): boolean => language === content.language
  const taken = [...neighbours.templates.filter(inLanguage), ...neighbours.deletedNames, ...drafts.map((draft) => draft.content)]
  const nextName = nextVersionName(
    content.name,
    taken.map(({ name }) => name),
  )
  return {
    findings: found.findings,
    fixes: found.fixes,
    version: nextName.slice(nextName.lastIndexOf('_v')),
    isBusy: create.isPending,
    start: (as, category) => {
      const asked: TemplateContent = { ...found.written.content, category: category ?? content.category }
      create.mutate(
        as === 'edit'
          ? { ...found.written, implementationId, content: asked, templateId: id }
          : { ...found.written, implementationId, content: { ...asked, name: nextName }, previousId: id },
      )
    },
  }
}
