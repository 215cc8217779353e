import { useTranslation } from 'react-i18next'
import type { LintComponent } from '#core/lint'
import type { TextComponent } from '#core/template'

/** Where in the template a finding or a placeholder is, in words. */
export function usePlaceName(): (component: LintComponent | TextComponent) => string {
  const { t } = useTranslation()
  return (component) => {
    switch (component) {
      case 'name':
      case 'language':
        return t(`studio.${component}`)
      case 'category':
        return t('studio.category.label')
      case 'header':
      case 'body':
      case 'footer':
      case 'buttons':
        return t(`studio.part.${component}`)
    }
    const [group, ...rest] = component.split('.')
    if (group === 'samples') return t('studio.sampleOf', { name: rest.at(-1) ?? '' })
    return t('studio.buttonNr', { nr: Number(rest[0]) + 1 })
  }
}
