import { Button, type OptionsFilter, Select, Text, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { fold, holdsAll, wordsOf } from '#core/text'
import { suggestVariable } from '#core/variables'
import { HighlightedText } from '../../components/HighlightedText.tsx'
import { useVariableLabel } from '../../shared/useVariableLabel.ts'
import { type Row, withBinding, withSample } from './draft-edits.ts'
import editor from './editor.module.css'
import { inputField } from './fields.ts'
import { fillFrom } from './filling.ts'
import { type FindingsByComponent, findingsOf, sourceField } from './findings.ts'
import { useStudio } from './studio-context.ts'
import { usePlaceName } from './usePlaceName.ts'
import classes from './variables-section.module.css'

/** Who knows the CRM types the token. */
const byLabelOrToken: OptionsFilter = ({ options, search }) => {
  const words = wordsOf(search.replaceAll('%', ' '))
  return options.filter((option) => 'value' in option && holdsAll(fold(`${option.label} ${option.value}`), words))
}

const LITERAL = '\u0000literal'

/** What fills each placeholder, what stands in when that is empty, and the sample that WhatsApp's reviewers see. */
export const VariablesSection = memo(function VariablesSection({
  rows,
  findings,
}: {
  rows: readonly Row[]
  findings: FindingsByComponent
}) {
  const { t } = useTranslation()
  const isMixed = new Set(rows.map(({ component }) => component)).size > 1
  const filled = rows.filter(({ binding }) => binding !== null).length
  return (
    <section className={`panel ${editor.section}`} aria-label={t('studio.variables')}>
      <div className={editor.partHead}>
        <span className={editor.label}>{t('studio.variables')}</span>
        {rows.length > 0 && (
          <Text
            size="xs"
            c={filled === rows.length ? 'dimmed' : undefined}
            style={filled < rows.length ? { color: 'var(--warn)' } : {}}
          >
            {t('variables.filledOf', { count: filled, total: rows.length })}
          </Text>
        )}
      </div>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('studio.noVariables')}
        </Text>
      ) : (
        <div>
          <div className={`${classes.row} ${classes.rowHead}`} aria-hidden>
            <span>{t('studio.column.variable')}</span>
            <span>{t('studio.column.source')}</span>
            <span>{t('studio.column.fallback')}</span>
            <span>{t('studio.column.sample')}</span>
          </div>
          {rows.map((row) => (
            <VariableRow key={row.key} row={row} isMixed={isMixed} findings={findings} />
          ))}
        </div>
      )}
    </section>
  )
})

type VariableRowProps = {
  row: Row
  /** Whether another stands elsewhere in the template, so that the place has to be told. */
  isMixed: boolean
  findings: FindingsByComponent
}

const VariableRow = memo(function VariableRow({ row, isMixed, findings }: VariableRowProps) {
  const { t } = useTranslation()
  const { edit, fields, variables, provider, words } = useStudio()
  const labelOf = useVariableLabel()
  const placeName = usePlaceName()
  const { name, binding, sample } = row
  const { placeholderScope } = provider.capabilities
  const registerSample = useCallback(
    (input: HTMLInputElement | null) => {
      for (const key of row.keys) fields.set(`samples.${key}`, inputField(input))
    },
    [fields, row.keys],
  )
  const registerSource = useCallback(
    (input: HTMLInputElement | null) => fields.set(sourceField(row.key), inputField(input)),
    [fields, row.key],
  )
  const source = binding?.source
  const token = source?.kind === 'crm' ? source.token : null
  const variable = variables.find((candidate) => candidate.token === token)
  const suggestion = binding === null ? suggestVariable(name, variables) : null
  const options = variables.map((option) => ({ value: option.token, label: labelOf(option) }))
  if (token !== null && !variable) options.push({ value: token, label: `%${token}%` })
  const wrong = row.keys.flatMap((key) => findingsOf(findings, `samples.${key}`)).filter(({ severity }) => severity !== 'info')
  const choose = (value: string): void => {
    if (value === LITERAL) {
      const text = sample === '' ? t('studio.literalStart') : sample
      edit((written) =>
        withBinding(written, row, placeholderScope, { source: { kind: 'literal', text }, fallback: null, transforms: [] }),
      )
      return
    }
    const chosen = variables.find((candidate) => candidate.token === value)
    if (chosen) edit((written) => fillFrom(written, row, placeholderScope, chosen, variables))
  }
  return (
    <fieldset className={classes.row} aria-label={t('variables.rowOf', { name })}>
      <div className={classes.chip}>
        {binding ? (
          <IconCircleCheck size={16} color="var(--ok)" aria-label={t('studio.filled')} />
        ) : (
          <IconAlertTriangle size={16} color="var(--warn)" aria-label={t('studio.open')} />
        )}
        <div>
          <HighlightedText text={`{{${name}}}`} />
          {isMixed && (
            <Text size="xs" c="dimmed">
              {placeName(row.component)}
            </Text>
          )}
        </div>
      </div>
      <div className={classes.source}>
        <Select
          ref={registerSource}
          size="xs"
          aria-label={t('variables.sourceOf', { name })}
          placeholder={t('variables.pick')}
          searchable
          nothingFoundMessage={t('variables.nothing')}
          value={token ?? (source?.kind === 'literal' ? LITERAL : null)}
          data={[{ value: LITERAL, label: t('variables.literal') }, ...options]}
          filter={byLabelOrToken}
          renderOption={({ option }) => (
            <div>
              <Text size="sm">{option.label}</Text>
              {option.value !== LITERAL && <span className={editor.token}>%{option.value}%</span>}
            </div>
          )}
          comboboxProps={{ width: 280, position: 'bottom-start' }}
          onChange={(value) => value !== null && choose(value)}
        />
        {source?.kind === 'literal' && (
          <TextInput
            size="xs"
            aria-label={t('variables.literalOf', { name })}
            value={source.text}
            onChange={(event) => {
              const text = event.currentTarget.value
              // A fixed text is never nothing: without one the placeholder is unfilled again.
              const next = text === '' ? null : { source: { kind: 'literal' as const, text }, fallback: null, transforms: [] }
              edit((written) => withBinding(written, row, placeholderScope, next), `literal ${row.key}`)
            }}
          />
        )}
        {suggestion && (
          <Button
            variant="subtle"
            size="compact-xs"
            style={{ alignSelf: 'start' }}
            onClick={() => edit((written) => fillFrom(written, row, placeholderScope, suggestion, variables))}
          >
            {t('variables.useSuggestion', { token: suggestion.token })}
          </Button>
        )}
        {binding && binding.transforms.length > 0 && (
          <Text size="xs" c="dimmed">
            {binding.transforms.map((transform) => t(`transform.${transform}`)).join(' · ')}
          </Text>
        )}
      </div>
      <TextInput
        size="xs"
        aria-label={t('variables.fallbackOf', { name })}
        placeholder={t('variables.fallbackPlaceholder')}
        value={binding?.fallback ?? ''}
        disabled={source?.kind !== 'crm'}
        onChange={(event) => {
          const fallback = event.currentTarget.value
          if (binding)
            edit(
              (written) =>
                withBinding(written, row, placeholderScope, { ...binding, fallback: fallback === '' ? null : fallback }),
              `fallback ${row.key}`,
            )
        }}
      />
      <TextInput
        ref={registerSample}
        size="xs"
        aria-label={t('studio.sampleOf', { name })}
        placeholder={t('studio.samplePlaceholder')}
        value={sample}
        onChange={(event) => {
          const text = event.currentTarget.value
          edit((written) => withSample(written, row, placeholderScope, text), `sample ${row.key}`)
        }}
        error={words && wrong.length > 0 ? wrong.map((finding) => words.sentence(finding)).join(' ') : undefined}
      />
    </fieldset>
  )
})
