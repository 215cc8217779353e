import { Box } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mapping, TemplateRow } from '#core/contract'
import type { StoredTemplate } from '#core/implementation'
import { reportError } from '../../components/failures.tsx'
import { TemplateSelect } from '../../components/TemplateSelect.tsx'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'
import { copyBindings, type MappingDraft } from './mapping-draft.ts'
import { isComplete } from './template-menu.ts'

type CopyMappingProps = {
  template: StoredTemplate
  templates: readonly TemplateRow[]
  mapping: Mapping
  draft: MappingDraft
  onApply: (draft: MappingDraft) => void
}

/** Takes over, from a template that is complete, what fills placeholders of the same name; what is filled stays. */
export function CopyMapping({ template, templates, mapping, draft, onApply }: CopyMappingProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const candidates = useMemo(
    () => templates.filter((candidate) => candidate.id !== template.id && isComplete(candidate)),
    [templates, template.id],
  )
  const copy = async (templateId: string): Promise<void> => {
    const from = await queries.fetchQuery(rpc.variables.mapping.queryOptions({ input: { templateId } }))
    const { draft: next, count } = copyBindings(draft, mapping.placeholders, from)
    if (count > 0) onApply(next)
    notify('done', count > 0 ? t('variables.copy.done', { count }) : t('variables.copy.nothing'))
  }
  return (
    <Box maw={420}>
      <TemplateSelect
        label={t('variables.copy.label')}
        description={t('variables.copy.hint')}
        placeholder={t('variables.copy.placeholder')}
        templates={candidates}
        value={null}
        onChange={(id) => {
          if (id) copy(id).catch((error: unknown) => reportError(error, { background: false }))
        }}
      />
    </Box>
  )
}
