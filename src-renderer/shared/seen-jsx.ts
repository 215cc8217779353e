import { Fragment, jsx as make, jsxs as makeSeveral } from 'react/jsx-runtime'
import { showUnseen } from '#core/text'

/**
 * The window's JSX (the build puts it in React's place, for libraries too): whatever text
 * comes to stand on the page, what nobody sees of it and what turns letters around stands
 * there as `\uXXXX`. Names come from providers, files and colleagues, and are shown in a
 * hundred places. What is edited stays as it is: a field's value is no text of the page.
 */
type Props = Record<string, unknown>

const READ_OUT = ['title', 'aria-label', 'alt', 'placeholder'] as const

/** The same value where there is nothing to show, as nearly always. */
function seen(value: unknown): unknown {
  if (typeof value === 'string') return showUnseen(value)
  return Array.isArray(value) && value.some((each) => seen(each) !== each) ? value.map(seen) : value
}

/** `data-as-is`: what lies under a field, letter by letter. */
function shown(type: unknown, props: Props): Props {
  if (typeof type !== 'string' || props['data-as-is'] === true) return props
  const changed: Props = {}
  for (const name of ['children', ...READ_OUT]) {
    const value = seen(props[name])
    if (value !== props[name]) changed[name] = value
  }
  return Object.keys(changed).length === 0 ? props : { ...props, ...changed }
}

export { Fragment }
export const jsx: typeof make = (type, props, key) => make(type, shown(type, props as Props), key)
export const jsxs: typeof makeSeveral = (type, props, key) => makeSeveral(type, shown(type, props as Props), key)
