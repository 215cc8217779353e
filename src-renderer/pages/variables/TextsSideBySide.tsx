import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Mapping } from '#core/contract'
import type { StoredTemplate } from '#core/implementation'
import { templateTexts } from '#core/template'
import { type Binding, crmText } from '#core/variables'
import { HighlightedText } from '../../components/HighlightedText.tsx'
import { bindingPerKey } from '../../components/preview/index.ts'
import classes from './variables.module.css'

type TextsProps = {
  template: Pick<StoredTemplate, 'content'>
  placeholders: Mapping['placeholders']
  bindings: readonly Binding[]
}

/** M10, M19: the provider's text with its braces, the CRM's with its percent signs. */
export function TextsSideBySide({ template, placeholders, bindings }: TextsProps) {
  const { t } = useTranslation()
  const texts = templateTexts(template.content)
  const expanded = bindingPerKey(placeholders, bindings)
  return (
    <div className={classes.texts}>
      <div className={classes.text}>
        <Text className="eyebrow">{t('variables.providerText')}</Text>
        {texts.map(({ component, text }) => (
          <HighlightedText key={component} text={text} />
        ))}
      </div>
      <div className={classes.text}>
        <Text className="eyebrow">{t('variables.crmText')}</Text>
        {texts.map(({ component, text }) => (
          <HighlightedText key={component} text={crmText(component, text, expanded)} />
        ))}
      </div>
    </div>
  )
}
