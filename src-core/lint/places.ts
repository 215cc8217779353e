import { isPlaceholder, type PlaceholderScope } from '#core/template'
import { oncePerSubject } from './once-per-subject.ts'
import type { LintComponent, Subject, SubjectText } from './rule.ts'

export type Place = {
  component: SubjectText['component']
  start: number
  end: number
  /** As in the keys of `samples`, without blanks. */
  name: string
  /** `body.1`, `buttons.0.token` */
  key: string
}

/** Where values go: `{{…}}` in header, body, footer and the addresses of buttons, in reading order; found once for all rules. */
export const placesOf = oncePerSubject((subject): readonly Place[] => {
  const places: Place[] = []
  for (const { component, braces } of subject.texts) {
    if (component.endsWith('.text')) continue
    const part = sampleComponent(component)
    for (const one of braces) {
      if (!isPlaceholder(one)) continue
      const name = one.name.trim()
      places.push({ component, start: one.start, end: one.end, name, key: `${part}.${name}` })
    }
  }
  return places
})

/** What the keys of samples call a text: `buttons.0.url` is `buttons.0`. */
export const sampleComponent = (component: SubjectText['component']): string =>
  component.endsWith('.url') ? component.slice(0, -'.url'.length) : component

export const isDigits = (name: string): boolean => /^[0-9]+$/.test(name)

/** The first place of every variable, and all keys under which its sample may stand. */
export function variablesOf(subject: Subject, scope: PlaceholderScope = 'component'): { place: Place; keys: string[] }[] {
  const found = new Map<string, { place: Place; keys: string[] }>()
  for (const place of placesOf(subject)) {
    const identity = scope === 'template' ? place.name : place.key
    const variable = found.get(identity)
    if (!variable) found.set(identity, { place, keys: [place.key] })
    else if (!variable.keys.includes(place.key)) variable.keys.push(place.key)
  }
  return [...found.values()]
}

export const bodyOf = (subject: Subject): SubjectText =>
  subject.texts.find(({ component }) => component === 'body') ?? { component: 'body', text: '', braces: [] }

/** The component that holds the sample of a key. */
export const sampleAt = (key: string): LintComponent => `samples.${key}`

export const ownSample = (subject: Subject, key: string): string | undefined =>
  Object.hasOwn(subject.content.samples, key) ? subject.content.samples[key] : undefined
