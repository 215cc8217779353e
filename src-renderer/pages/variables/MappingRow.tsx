import { MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Mapping } from '#core/contract'
import { type CrmVariable, TRANSFORMS } from '#core/variables'
import { HighlightedText } from '../../components/HighlightedText.tsx'
import { useVariableLabel } from '../../components/useVariableLabel.ts'
import type { BindingDraft } from './draft.ts'
import classes from './variables.module.css'

type MappingRowProps = {
  placeholder: Mapping['placeholders'][number]
  draft: BindingDraft
  problems: Mapping['problems']
  variables: CrmVariable[]
  onChange: (part: Partial<BindingDraft>) => void
}

const LITERAL = '\u0000literal'

export function MappingRow({ placeholder, draft, problems, variables, onChange }: MappingRowProps) {
  const { t } = useTranslation()
  const labelOf = useVariableLabel()
  const { name } = placeholder
  const known = variables.some((variable) => variable.token === draft.token)
  const options = variables.map((variable) => ({ value: variable.token, label: `%${variable.token}% · ${labelOf(variable)}` }))
  if (draft.source === 'crm' && !known) options.push({ value: draft.token, label: `%${draft.token}%` })
  const shown = draft.source === 'crm' ? draft.token : draft.source === 'literal' ? LITERAL : null
  const isFresh = draft.source === 'none' || (draft.source === 'literal' && draft.text === '')
  return (
    <fieldset className={classes.row} aria-label={t('variables.rowOf', { name })}>
      <div className={classes.placeholder}>
        <HighlightedText text={`{{${name}}}`} />
        <Text size="xs" c="dimmed">
          {t(`component.${componentOf(placeholder.component)}`)}
          {placeholder.sample !== null && ` · ${placeholder.sample}`}
        </Text>
      </div>
      <Stack gap={6}>
        <Select
          aria-label={t('variables.sourceOf', { name })}
          placeholder={t('variables.pick')}
          searchable
          nothingFoundMessage={t('variables.nothing')}
          value={shown}
          data={[{ value: LITERAL, label: t('variables.literal') }, ...options]}
          onChange={(value) => {
            if (value === LITERAL) onChange({ source: 'literal' })
            else if (value !== null) onChange({ source: 'crm', token: value })
          }}
        />
        {draft.source === 'literal' && (
          <TextInput
            aria-label={t('variables.literalOf', { name })}
            placeholder={t('variables.literalPlaceholder')}
            value={draft.text}
            onChange={(event) => onChange({ text: event.currentTarget.value })}
          />
        )}
      </Stack>
      <TextInput
        aria-label={t('variables.fallbackOf', { name })}
        placeholder={t('variables.fallbackPlaceholder')}
        value={draft.fallback}
        disabled={draft.source !== 'crm'}
        onChange={(event) => onChange({ fallback: event.currentTarget.value })}
      />
      <MultiSelect
        aria-label={t('variables.transformsOf', { name })}
        placeholder={draft.transforms.length === 0 ? t('variables.noTransforms') : ''}
        disabled={draft.source === 'none'}
        value={draft.transforms}
        data={TRANSFORMS.map((transform) => ({ value: transform, label: t(`transform.${transform}`) }))}
        onChange={(values) => onChange({ transforms: TRANSFORMS.filter((transform) => values.includes(transform)) })}
      />
      {problems.length > 0 && (
        <ul className={classes.problems}>
          {problems
            .filter(({ problem }) => !isFresh || problem === 'unmapped')
            .map(({ problem, advice }) => (
              <li key={problem} className={advice ? classes.advice : classes.blocking}>
                {t(`mappingProblems.${problem}`)}
              </li>
            ))}
        </ul>
      )}
    </fieldset>
  )
}

const componentOf = (component: string): 'header' | 'body' | 'footer' | 'button' =>
  component === 'header' || component === 'body' || component === 'footer' ? component : 'button'
