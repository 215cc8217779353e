import { Box, Button, Group, Text } from '@mantine/core'
import { IconCopy, IconSparkles } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mapping, TemplateRow } from '#core/contract'
import { mergeEdit } from '#core/edits'
import type { StoredTemplate } from '#core/implementation'
import { type Binding, type CrmVariable, newTokenFor } from '#core/variables'
import { Clash } from '../../components/Clash.tsx'
import { isClash } from '../../components/is-clash.ts'
import { placeholderValues, sampleValues } from '../../components/preview/index.ts'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { useAutosave } from '../../shared/useAutosave.ts'
import { AlignTexts } from './AlignTexts.tsx'
import { CopyMapping } from './CopyMapping.tsx'
import { MappingRow } from './MappingRow.tsx'
import {
  applyBindings,
  applySuggestions,
  type BindingDraft,
  bindingsOf,
  draftOf,
  type MappingDraft,
  openSuggestions,
} from './mapping-draft.ts'
import { TextsSideBySide } from './TextsSideBySide.tsx'
import { TryOut } from './TryOut.tsx'
import classes from './variables.module.css'

type MappingEditorProps = {
  implementationId: string
  template: StoredTemplate
  mapping: Mapping
  templates: readonly TemplateRow[]
  variables: CrmVariable[]
}

/** M10, M11, M19: every placeholder gets a CRM variable or a fixed text, beside both texts. */
export function MappingEditor({ implementationId, template, mapping, templates, variables }: MappingEditorProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(mapping))
  const [isCopying, setCopying] = useState(false)
  const save = useMutation(
    rpc.variables.saveMapping.mutationOptions({
      onSuccess: (saved) =>
        queries.setQueryData(rpc.variables.mapping.queryKey({ input: { templateId: saved.templateId } }), saved),
    }),
  )
  /** What this window last saw saved. */
  const base = useRef(mapping.bindings)
  const autosave = useAutosave<Binding[]>(async (bindings) => {
    const saved = await save.mutateAsync({ templateId: template.id, bindings, base: base.current })
    base.current = saved.bindings
  })
  // What another window filled meanwhile is shown, where this one has left it as it was.
  const shown = useRef(draft)
  shown.current = draft
  useEffect(() => {
    const seen = base.current
    const drafted = (bindings: Binding[]): MappingDraft => draftOf({ placeholders: mapping.placeholders, bindings })
    const { merged, clashes } = mergeEdit<MappingDraft>({ base: drafted(seen), mine: shown.current }, drafted(mapping.bindings))
    const clashing = new Set(clashes)
    base.current = [...mapping.bindings.filter(({ key }) => !clashing.has(key)), ...seen.filter(({ key }) => clashing.has(key))]
    setDraft(merged)
  }, [mapping])
  const problem = save.error ? toProblem(save.error) : null
  const apply = (next: MappingDraft): void => {
    setDraft(next)
    autosave.schedule(bindingsOf(next))
  }
  const change = (key: string, part: Partial<BindingDraft>): void => {
    const was = draft[key]
    if (was) apply({ ...draft, [key]: { ...was, ...part } })
  }
  const add = useMutation(rpc.variables.save.mutationOptions())
  const creationOf = (placeholder: Mapping['placeholders'][number]): ComponentProps<typeof MappingRow>['creation'] => {
    const token = newTokenFor(template.content, placeholder)
    if (token === null || variables.some((variable) => variable.token === token)) return null
    return {
      token,
      isBusy: add.isPending,
      create: () =>
        add.mutate(
          { implementationId, variables: [newVariable(token, placeholder.sample)] },
          { onSuccess: () => change(placeholder.key, { source: 'crm', token }) },
        ),
    }
  }
  const suggestions = openSuggestions(mapping, draft)
  const bindings = bindingsOf(draft)
  const values = placeholderValues(mapping.placeholders, bindings, sampleValues(variables))
  const open = mapping.placeholders.length - bindings.length
  const wrong = mapping.problems.filter(({ advice, problem }) => !advice && problem !== 'unmapped').map(({ key }) => key)
  const filled = bindings.filter(({ key }) => !wrong.includes(key)).length
  return (
    <Box className={classes.editor} onBlur={autosave.flush}>
      <Section
        title={template.content.name}
        aside={
          <Group gap="xs">
            <Text
              size="sm"
              fw={600}
              style={{ color: filled === mapping.placeholders.length ? 'var(--ok)' : 'var(--warn)' }}
              role="status"
            >
              {t('variables.filledOf', { count: filled, total: mapping.placeholders.length })}
            </Text>
            {suggestions.length > 0 && (
              <Button
                size="compact-sm"
                leftSection={<IconSparkles size={16} aria-hidden />}
                onClick={() => apply(applySuggestions(draft, suggestions))}
              >
                {t('variables.applySuggestions', { count: suggestions.length })}
              </Button>
            )}
            <AlignTexts
              implementationId={implementationId}
              template={template}
              onApply={(found) => apply(applyBindings(draft, mapping.placeholders, found))}
            />
            {open > 0 && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconCopy size={16} aria-hidden />}
                aria-expanded={isCopying}
                onClick={() => setCopying(!isCopying)}
              >
                {t('variables.copy.button')}
              </Button>
            )}
            <SaveState state={autosave.state} />
          </Group>
        }
      >
        {isClash(problem) && (
          <Clash
            problem={problem}
            words={{
              label: (key) => t('variables.rowOf', { name: key.split('.').at(-1) }),
              show: (_, value) => sourceOf(value as Binding | null),
              mine: Object.fromEntries(bindings.map((binding) => [binding.key, binding])),
              onDecide: (theirs, taken) => {
                const keys = Object.keys(theirs)
                const there = Object.values(theirs) as (Binding | null)[]
                base.current = [
                  ...base.current.filter(({ key }) => !keys.includes(key)),
                  ...there.filter((binding) => binding !== null),
                ]
                save.reset()
                const picked = (Object.values(taken) as (Binding | null)[]).filter((binding) => binding !== null)
                apply({ ...draft, ...takenDraft(mapping, picked, Object.keys(taken)) })
                autosave.flush()
              },
            }}
          />
        )}
        <TextsSideBySide template={template} placeholders={mapping.placeholders} bindings={bindings} />
        {isCopying && open > 0 && (
          <CopyMapping template={template} templates={templates} mapping={mapping} draft={draft} onApply={apply} />
        )}
        <div>
          <div className={`${classes.row} ${classes.head}`} aria-hidden>
            <span>{t('variables.column.placeholder')}</span>
            <span>{t('variables.column.source')}</span>
            <span>{t('variables.column.fallback')}</span>
          </div>
          {mapping.placeholders.map((placeholder) => {
            const row = draft[placeholder.key]
            return (
              row && (
                <MappingRow
                  key={placeholder.key}
                  placeholder={placeholder}
                  draft={row}
                  result={values[placeholder.key] ?? null}
                  problems={mapping.problems.filter((problem) => placeholder.keys.includes(problem.key))}
                  variables={variables}
                  onChange={(part) => change(placeholder.key, part)}
                  creation={creationOf(placeholder)}
                />
              )
            )
          })}
        </div>
      </Section>
      <TryOut
        implementationId={implementationId}
        template={template}
        placeholders={mapping.placeholders}
        bindings={bindings}
        variables={variables}
      />
    </Box>
  )
}

/** What fills a placeholder, in short; undefined: nothing. */
const sourceOf = (binding: Binding | null | undefined): string | undefined =>
  binding ? (binding.source.kind === 'crm' ? `%${binding.source.token}%` : binding.source.text) : undefined

const takenDraft = (mapping: Mapping, bindings: Binding[], keys: readonly string[]): MappingDraft =>
  Object.fromEntries(
    Object.entries(draftOf({ placeholders: mapping.placeholders, bindings })).filter(([key]) => keys.includes(key)),
  )

/** One that the client's CRM has and the usual list lacks: careful until somebody says more of it. */
function newVariable(token: string, sample: string | null): CrmVariable {
  const words = token.toLowerCase().replaceAll('_', ' ')
  const name = words.charAt(0).toUpperCase() + words.slice(1)
  return {
    token,
    label: { 'pt-BR': name, en: name },
    type: 'text',
    maxLength: 80,
    mayBeEmpty: true,
    multiline: false,
    sample: sample ?? name,
  }
}
