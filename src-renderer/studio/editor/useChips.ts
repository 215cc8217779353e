import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceholderScope, TextComponent } from '#core/template'
import type { Binding, CrmVariable } from '#core/variables'
import { useVariableLabel } from '../../shared/useVariableLabel.ts'
import type { Chip } from '../text/index.ts'

/** What each placeholder shows in the texts; the functions stay the same until a binding changes. */
export function useChips(
  bindings: readonly Binding[],
  variables: readonly CrmVariable[],
  scope: PlaceholderScope,
): (component: TextComponent) => (name: string) => Chip {
  const { t, i18n } = useTranslation()
  const labelOf = useVariableLabel()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the labels are another language's when the language is another
  return useMemo(() => {
    const made = new Map<TextComponent, (name: string) => Chip>()
    const chipOf = (component: TextComponent, name: string): Chip => {
      const binding = bindings.find(({ key }) =>
        scope === 'template' ? key.endsWith(`.${name}`) : key === `${component}.${name}`,
      )
      if (!binding) return { text: name, state: 'unbound', title: t('studio.chip.unbound') }
      const { source } = binding
      if (source.kind === 'literal') return { text: source.text, state: 'literal', title: t('studio.chip.literal') }
      const variable = variables.find(({ token }) => token === source.token)
      return { text: variable ? labelOf(variable) : source.token, state: 'bound', title: `%${source.token}%` }
    }
    return (component) => {
      const known = made.get(component)
      if (known) return known
      const chip = (name: string): Chip => chipOf(component, name)
      made.set(component, chip)
      return chip
    }
  }, [bindings, variables, scope, i18n.language])
}
