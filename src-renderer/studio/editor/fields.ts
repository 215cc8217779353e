import type { LintComponent } from '#core/lint'

/** A field on the page, as far as one goes to it from elsewhere. */
export type Field = { select: (start: number, end: number) => void }

/** The fields in sight, by the component that they hold; findings and chips lead to them. */
export type Fields = {
  set: (component: LintComponent, field: Field | null) => void
  /** The whole of it where no range is meant. Does nothing where the field is not there. */
  go: (component: LintComponent, start: number, end: number) => void
}

export function createFields(): Fields {
  const fields = new Map<LintComponent, Field>()
  return {
    set: (component, field) => {
      if (field) fields.set(component, field)
      else fields.delete(component)
    },
    go: (component, start, end) => fields.get(component)?.select(start, end),
  }
}

/** A plain input as a field. */
export const inputField = (input: HTMLInputElement | null): Field | null =>
  input && {
    select: (start, end) => {
      input.focus()
      input.scrollIntoView({ block: 'nearest' })
      input.setSelectionRange(start, Math.max(start, end))
    },
  }

/** Anything else that can have the focus. */
export const plainField = (element: HTMLElement | null): Field | null =>
  element && {
    select: () => {
      element.focus()
      element.scrollIntoView({ block: 'nearest' })
    },
  }
