import { Button, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Mapping } from '#core/contract'
import { applyTransforms, arrangeTransforms, type CrmVariable, TRANSFORMS, type Transform, transformsFor } from '#core/variables'
import { HighlightedText } from '../../components/HighlightedText.tsx'
import { useVariableLabel } from '../../shared/useVariableLabel.ts'
import type { BindingDraft } from './mapping-draft.ts'
import classes from './variables.module.css'

type MappingRowProps = {
  placeholder: Mapping['placeholders'][number]
  draft: BindingDraft
  /** What the example contact would get; null: nothing fills it. */
  result: string | null
  problems: Mapping['problems']
  variables: CrmVariable[]
  onChange: (part: Partial<BindingDraft>) => void
  /** Where nothing fits: the token that would be made for it, and makes it; null where no word names one. */
  creation: { token: string; create: () => void; isBusy: boolean } | null
}

const LITERAL = '\u0000literal'

export function MappingRow({ placeholder, draft, result, problems, variables, onChange, creation }: MappingRowProps) {
  const { t } = useTranslation()
  const labelOf = useVariableLabel()
  const { name, suggestion } = placeholder
  const variable = variables.find(({ token }) => token === draft.token)
  const options = variables.map((option) => ({ value: option.token, label: `%${option.token}% · ${labelOf(option)}` }))
  if (draft.source === 'crm' && !variable) options.push({ value: draft.token, label: `%${draft.token}%` })
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
        {result !== null && <Text size="xs">{t('variables.result', { value: result })}</Text>}
      </div>
      <Stack gap={6} align="stretch">
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
        {draft.source === 'none' && suggestion !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            style={{ alignSelf: 'start' }}
            onClick={() => onChange({ source: 'crm', token: suggestion })}
          >
            {t('variables.useSuggestion', { token: suggestion })}
          </Button>
        )}
        {draft.source === 'none' && suggestion === null && (
          <Group gap={4}>
            {creation && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={t('variables.createFor', { token: creation.token, name })}
                loading={creation.isBusy}
                onClick={creation.create}
              >
                {t('variables.create', { token: creation.token })}
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('variables.literalFor', { name })}
              onClick={() => onChange({ source: 'literal' })}
            >
              {t('variables.literal')}
            </Button>
          </Group>
        )}
      </Stack>
      <TextInput
        aria-label={t('variables.fallbackOf', { name })}
        placeholder={t('variables.fallbackPlaceholder')}
        value={draft.fallback}
        disabled={draft.source !== 'crm'}
        onChange={(event) => onChange({ fallback: event.currentTarget.value })}
      />
      <div className={classes.transforms}>
        <TransformsField
          label={t('variables.transformsOf', { name })}
          disabled={draft.source === 'none'}
          type={draft.source === 'literal' ? 'text' : (variable?.type ?? 'text')}
          example={draft.source === 'literal' ? draft.text : (variable?.sample ?? '')}
          value={draft.transforms}
          onChange={(transforms) => onChange({ transforms })}
        />
      </div>
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

type TransformsFieldProps = {
  label: string
  disabled: boolean
  type: CrmVariable['type']
  /** Each option shows what it would make of this. */
  example: string
  value: Transform[]
  onChange: (transforms: Transform[]) => void
}

/** What suits the variable's type comes first; a CRM may keep a date in a text field. */
function TransformsField({ label, disabled, type, example, value, onChange }: TransformsFieldProps) {
  const { t } = useTranslation()
  const suiting = transformsFor(type)
  const others = TRANSFORMS.filter((transform) => !suiting.includes(transform))
  const optionOf = (transform: Transform) => ({ value: transform, label: t(`transform.${transform}`) })
  return (
    <MultiSelect<Transform>
      aria-label={label}
      placeholder={value.length === 0 ? t('variables.noTransforms') : ''}
      disabled={disabled}
      value={value}
      data={[
        { group: t(`variableType.${type}`), items: suiting.map(optionOf) },
        { group: t('variables.otherTransforms'), items: others.map(optionOf) },
      ]}
      maxDropdownHeight={320}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          {example !== '' && (
            <Text size="xs" c="dimmed" lineClamp={1}>
              {applyTransforms(example, [option.value])}
            </Text>
          )}
        </div>
      )}
      onChange={(picked) => onChange(arrangeTransforms(picked))}
    />
  )
}

const componentOf = (component: string): 'header' | 'body' | 'footer' | 'button' =>
  component === 'header' || component === 'body' || component === 'footer' ? component : 'button'
