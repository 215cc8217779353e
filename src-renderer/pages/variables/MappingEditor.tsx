import { Button, Group, Stack } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mapping, TemplateRow } from '#core/contract'
import type { Binding, CrmVariable } from '#core/variables'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { useAutosave } from '../../components/useAutosave.ts'
import { rpc } from '../../connection/index.ts'
import { MessagePreview } from '../../preview/index.ts'
import { applySuggestions, type BindingDraft, bindingsOf, draftOf, type MappingDraft, openSuggestions } from './draft.ts'
import { MappingRow } from './MappingRow.tsx'
import { TextsSideBySide } from './TextsSideBySide.tsx'
import classes from './variables.module.css'

type MappingEditorProps = { implementationId: string; template: TemplateRow; mapping: Mapping; variables: CrmVariable[] }

/** M10, M11, M19: every placeholder gets a CRM variable or a fixed text, beside both texts. */
export function MappingEditor({ implementationId, template, mapping, variables }: MappingEditorProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(mapping))
  const save = useMutation(
    rpc.variables.saveMapping.mutationOptions({
      onSuccess: (saved) =>
        queries.setQueryData(rpc.variables.mapping.queryKey({ input: { templateId: saved.templateId } }), saved),
    }),
  )
  const autosave = useAutosave<Binding[]>((bindings) => save.mutateAsync({ templateId: template.id, bindings }))
  const apply = (next: MappingDraft): void => {
    setDraft(next)
    autosave.schedule(bindingsOf(next))
  }
  const change = (key: string, part: Partial<BindingDraft>): void => {
    const was = draft[key]
    if (was) apply({ ...draft, [key]: { ...was, ...part } })
  }
  const suggestions = openSuggestions(mapping, draft)
  const bindings = bindingsOf(draft)
  return (
    <Stack gap="md" onBlur={autosave.flush}>
      <Section
        title={template.content.name}
        text={t('variables.gridHint')}
        aside={
          <Group gap="sm" wrap="nowrap">
            <SaveState state={autosave.state} />
            {suggestions.length > 0 && (
              <Button
                leftSection={<IconSparkles size={16} aria-hidden />}
                onClick={() => apply(applySuggestions(draft, suggestions))}
              >
                {t('variables.applySuggestions', { count: suggestions.length })}
              </Button>
            )}
          </Group>
        }
      >
        <div>
          <div className={`${classes.row} ${classes.head}`} aria-hidden>
            <span>{t('variables.column.placeholder')}</span>
            <span>{t('variables.column.source')}</span>
            <span>{t('variables.column.fallback')}</span>
            <span>{t('variables.column.transforms')}</span>
          </div>
          {mapping.placeholders.map((placeholder) => {
            const row = draft[placeholder.key]
            return (
              row && (
                <MappingRow
                  key={placeholder.key}
                  placeholder={placeholder}
                  draft={row}
                  problems={mapping.problems.filter((problem) => placeholder.keys.includes(problem.key))}
                  variables={variables}
                  onChange={(part) => change(placeholder.key, part)}
                />
              )
            )
          })}
        </div>
      </Section>
      <div className={classes.texts} style={{ gridTemplateColumns: 'minmax(0, 1.4fr) minmax(260px, 1fr)' }}>
        <TextsSideBySide template={template} placeholders={mapping.placeholders} bindings={bindings} />
        <MessagePreview implementationId={implementationId} template={template} bindings={bindings} />
      </div>
    </Stack>
  )
}
