import { memo, type ReactNode, type Ref, useCallback, useId, useRef } from 'react'
import type { Finding, LintComponent } from '#core/lint'
import type { TextComponent } from '#core/template'
import type { CrmVariable } from '#core/variables'
import { ruleHref } from '../../shared/routes.ts'
import { type Chip, TemplateText, type TemplateTextHandle } from '../text/index.ts'
import { Counter } from './Counter.tsx'
import { withText } from './draft-edits.ts'
import classes from './editor.module.css'
import { inserted, placeholderFor } from './filling.ts'
import { useStudio } from './studio-context.ts'

type TextPartProps = {
  component: Extract<LintComponent, 'header' | 'body' | 'footer' | `buttons.${number}.${'text' | 'url'}`>
  /** As placeholders name the place. */
  place: TextComponent
  label: string
  /** Beside the label. */
  tools?: ReactNode
  hint?: string
  /** Left out where the label is read only. */
  isLabelled?: boolean
  value: string
  limit: number
  worst?: number | null
  lines?: 'one' | 'many'
  minRows?: number
  placeholder?: string
  takesVariables: boolean
  findings: readonly Finding[]
  chip: (name: string) => Chip
  language: string
  handle?: Ref<TemplateTextHandle>
}

const NO_VARIABLES: readonly CrmVariable[] = []
/** A plain link: the field is no part of the router. */
const hrefOf = (rule: string): string => `#${ruleHref(rule)}`

/** One text of the template, with what is found in it and how long it gets. */
export const TextPart = memo(function TextPart(props: TextPartProps) {
  const { component, place, label, tools, hint, isLabelled = true, value, limit, worst = null } = props
  const { lines = 'one', minRows, placeholder, takesVariables, findings, chip, language, handle } = props
  const studio = useStudio()
  const id = useId()
  const { words, fields } = studio
  const own = useRef<TemplateTextHandle | null>(null)
  const change = useCallback(
    (text: string) => studio.edit((written) => withText(written, component, text), component),
    [studio, component],
  )
  const register = useCallback(
    (text: TemplateTextHandle | null) => {
      own.current = text
      if (typeof handle === 'function') handle(text)
      else if (handle) handle.current = text
      fields.set(component, text)
    },
    [fields, component, handle],
  )
  return (
    <div className={classes.part}>
      {isLabelled && (
        <div className={classes.partHead}>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: as a label does; the field itself is reached by Tab */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
          <span id={`${id}-label`} className={classes.label} onClick={() => own.current?.focus()}>
            {label}
          </span>
          {tools}
        </div>
      )}
      {hint && (
        <span id={`${id}-hint`} className={classes.hint}>
          {hint}
        </span>
      )}
      <TemplateText
        ref={register}
        label={label}
        labelledBy={isLabelled ? `${id}-label` : undefined}
        describedBy={`${hint ? `${id}-hint ` : ''}${id}-count`}
        value={value}
        onChange={change}
        lines={lines}
        minRows={minRows}
        placeholder={placeholder}
        findings={findings}
        sentence={(finding) => words?.sentence(finding) ?? ''}
        suggestion={(finding, suggestion) => words?.suggestion(finding.rule, suggestion) ?? ''}
        ruleHref={hrefOf}
        onFix={studio.fix}
        chip={chip}
        onChipPressed={(name) => studio.goToVariable(place, name)}
        variables={takesVariables ? studio.variables : NO_VARIABLES}
        placeholderFor={(variable) => placeholderFor(studio.now(), place, variable, studio.provider.capabilities)}
        onInsert={(variable, text) =>
          studio.edit((written) =>
            inserted(written, place, text, studio.provider.capabilities.placeholderScope, variable, studio.variables),
          )
        }
        onUndo={studio.undo}
        onRedo={studio.redo}
        language={language}
      />
      <Counter id={`${id}-count`} used={value.length} limit={limit} worst={worst} />
    </div>
  )
})
