import { type PlaceholderKey, parseText, type TemplateContent, templateTexts } from '#core/template'
import type { Binding } from './model.ts'

type Filled = { content: TemplateContent; bindings: Binding[] }

/**
 * The fixed content in place of the one before. A fix may give a placeholder another name: where a
 * text has as many as before, what was known of one that is gone goes to the one in its place.
 */
export function withFixed<Written extends Filled>(written: Written, fixed: TemplateContent): Written {
  const renamed = new Map<PlaceholderKey, PlaceholderKey>()
  const after = new Map(templateTexts(fixed).map(({ component, text }) => [component, namesIn(text)]))
  for (const { component, text } of templateTexts(written.content)) {
    const names = namesIn(text)
    const next = after.get(component) ?? []
    if (names.length !== next.length) continue
    for (const [index, name] of names.entries()) {
      const now = next[index]
      if (now !== undefined && now !== name) renamed.set(`${component}.${name}`, `${component}.${now}`)
    }
  }
  if (renamed.size === 0) return { ...written, content: fixed }
  const taken = new Set(renamed.values())
  const move = (key: PlaceholderKey): PlaceholderKey[] => {
    const to = renamed.get(key)
    return to === undefined ? (taken.has(key) ? [] : [key]) : [to]
  }
  return {
    ...written,
    content: {
      ...fixed,
      samples: Object.fromEntries(Object.entries(fixed.samples).flatMap(([key, sample]) => move(key).map((to) => [to, sample]))),
    },
    bindings: written.bindings.flatMap((binding) => move(binding.key).map((key) => ({ ...binding, key }))),
  }
}

const namesIn = (text: string): string[] => parseText(text).flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []))
