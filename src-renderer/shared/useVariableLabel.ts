import { useTranslation } from 'react-i18next'
import type { CrmVariable } from '#core/variables'

/** A CRM variable's label in the window's language. */
export function useVariableLabel(): (variable: CrmVariable) => string {
  const { i18n } = useTranslation()
  return (variable) => (i18n.language === 'en' ? variable.label.en : variable.label['pt-BR'])
}
