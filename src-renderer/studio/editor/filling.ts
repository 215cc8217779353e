import type { LintComponent } from '#core/lint'
import { type PlaceholderScope, parseText, type TextComponent } from '#core/template'
import { type CrmVariable, type PlaceholderStyle, resolveBinding } from '#core/variables'
import type { AlignResult } from '../align/index.ts'
import { type Row, rowsOf, type Written, withBinding, withSample, withText } from './draft-edits.ts'

/**
 * How a variable's next placeholder is written in a text: one that carries it already is used
 * again where placeholders have names; else the next number, or the token as a name.
 */
export function placeholderFor(
  written: Written,
  component: TextComponent,
  variable: CrmVariable,
  provider: { placeholderStyle: PlaceholderStyle; placeholderScope: PlaceholderScope },
): string {
  const { placeholderStyle, placeholderScope } = provider
  const rows = rowsOf(written, placeholderScope).filter((row) => placeholderScope === 'template' || row.component === component)
  const taken = new Set(rows.map(({ name }) => name))
  if (placeholderStyle === 'positional') {
    const last = Math.max(0, ...rows.map(({ name }) => (/^\d+$/.test(name) ? Number(name) : 0)))
    return `{{${last + 1}}}`
  }
  const own = rows.find(({ binding }) => binding?.source.kind === 'crm' && binding.source.token === variable.token)
  if (own) return `{{${own.name}}}`
  const name = variable.token.toLowerCase()
  let at = 1
  while (taken.has(at === 1 ? name : `${name}_${at}`)) at++
  return `{{${at === 1 ? name : `${name}_${at}`}}}`
}

/** What stands between the braces; null where there is no placeholder. */
export function nameIn(placeholder: string): string | null {
  const [part] = parseText(placeholder)
  return part?.kind === 'placeholder' ? part.name : null
}

/**
 * Fills a placeholder from a CRM variable: the sample becomes the variable's, unless a person wrote
 * one, and what may hold line breaks, which WhatsApp refuses, gets them taken out.
 */
export function fillFrom(
  written: Written,
  row: Row,
  scope: PlaceholderScope,
  variable: CrmVariable,
  variables: readonly CrmVariable[],
): Written {
  const { binding, sample } = row
  const before = binding?.source.kind === 'crm' ? binding.source.token : null
  const isOurs = sample === '' || variables.some(({ token, sample: own }) => token === before && own === sample)
  const transforms = variable.multiline ? (['collapse-whitespace'] as const) : []
  const bound = withBinding(written, row, scope, {
    source: { kind: 'crm', token: variable.token },
    fallback: binding?.fallback ?? null,
    transforms: [...transforms],
  })
  return isOurs && variable.sample !== '' ? withSample(bound, row, scope, oneLine(variable.sample)) : bound
}

/** A sample goes to WhatsApp, which takes no line break in one. */
const oneLine = (sample: string): string => sample.replace(/\s+/g, ' ').trim()

/** The row of a name in a part, or, where a name means one value everywhere, of the name. */
export function rowIn(rows: readonly Row[], component: TextComponent, name: string): Row | null {
  return rows.find(({ keys }) => keys.includes(`${component}.${name}`)) ?? null
}

/** A variable was put into a text: its placeholder is filled by it, unless it is filled already. */
export function inserted(
  written: Written,
  component: TextComponent,
  placeholder: string,
  scope: PlaceholderScope,
  variable: CrmVariable,
  variables: readonly CrmVariable[],
): Written {
  const name = nameIn(placeholder)
  const row = name === null ? null : rowIn(rowsOf(written, scope), component, name)
  return row && row.binding === null ? fillFrom(written, row, scope, variable, variables) : written
}

/** What the preview shows: the sample that goes along, else what the binding gives for an example contact. */
export function previewValues(rows: readonly Row[], variables: readonly CrmVariable[]): Record<string, string> {
  const samples = Object.fromEntries(variables.map(({ token, sample }) => [token, sample]))
  return Object.fromEntries(
    rows.flatMap(({ keys, binding, sample }) => {
      const value = sample !== '' ? sample : binding ? resolveBinding(binding, samples) : null
      return value === null ? [] : keys.map((key) => [key, value] as const)
    }),
  )
}

/** Texts that a person set beside the CRM's, with what fills their placeholders. */
export function withAligned(
  written: Written,
  { texts, bindings }: Pick<AlignResult, 'texts' | 'bindings'>,
  scope: PlaceholderScope,
  variables: readonly CrmVariable[],
): Written {
  let next = written
  for (const [component, text] of Object.entries(texts)) next = withText(next, componentOf(component), text ?? '')
  for (const { key, source } of bindings) {
    const row = rowsOf(next, scope).find(({ keys }) => keys.includes(key))
    if (!row) continue
    const variable = source.kind === 'crm' ? variables.find(({ token }) => token === source.token) : undefined
    next = variable
      ? fillFrom(next, row, scope, variable, variables)
      : withBinding(next, row, scope, { source, fallback: null, transforms: [] })
  }
  return next
}

/** Placeholders name a button's link by its button alone. */
function componentOf(component: string): LintComponent {
  if (component === 'header' || component === 'footer') return component
  const [, at] = /^buttons\.(\d+)$/.exec(component) ?? []
  return at === undefined ? 'body' : `buttons.${Number(at)}.url`
}
