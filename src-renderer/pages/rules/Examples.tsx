import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Example, Finding, LintComponent, Rule } from '#core/lint'
import { type ShownPart, showExample } from './examples.ts'
import classes from './rules.module.css'

type ExamplesProps = { rule: Rule; examples: readonly Example[]; sentence: (finding: Finding) => string }

/** Each example in a box of its own: what is particular to it, with the range underlined, and what is said of it. */
export function Examples({ rule, examples, sentence }: ExamplesProps) {
  return (
    <Stack gap="xs">
      {examples.map((example, at) => {
        const { parts, findings } = showExample(rule, example)
        const key = `${rule.id}.${at}`
        const said = new Set(findings.map(sentence))
        return (
          <div key={key} className={classes.example}>
            {parts.map((part) => (
              <Part key={part.component} part={part} />
            ))}
            {[...said].map((text) => (
              <Text key={text} size="sm" className={classes.said}>
                {text}
              </Text>
            ))}
          </div>
        )
      })}
    </Stack>
  )
}

function Part({ part: { component, pieces } }: { part: ShownPart }) {
  const name = usePartName(component)
  return (
    <div className={classes.part}>
      <span className={classes.partName}>{name}</span>
      <span className={classes.partText}>
        {pieces.map(({ text, marked }, at) => {
          const key = `${at}.${marked}`
          return marked ? (
            <mark key={key} className={classes.marked}>
              {text}
            </mark>
          ) : (
            <span key={key}>{text}</span>
          )
        })}
      </span>
    </div>
  )
}

function usePartName(component: LintComponent): string {
  const { t } = useTranslation()
  const [part, index = '', field] = component.split('.')
  if (part === 'samples') return t('rulePages.part.sample', { key: component.slice('samples.'.length) })
  switch (part) {
    case 'name':
    case 'language':
    case 'category':
    case 'header':
    case 'body':
    case 'footer':
      return t(`rulePages.part.${part}`)
    default:
  }
  const number = Number(index) + 1
  if (field === 'url' || field === 'phoneNumber') return t(`rulePages.part.button.${field}`, { number })
  return field === undefined ? t('rulePages.part.buttons') : t('rulePages.part.button.text', { number })
}
