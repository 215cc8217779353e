import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, Suggestion } from '#core/lint'
import type { Locale } from './start.ts'

const RULES = {
  'pt-BR': () => import('#locales/pt-BR/rules.json'),
  en: () => import('#locales/en/rules.json'),
} satisfies Record<Locale, () => Promise<unknown>>

/** The parts of a rule's page. */
export const RULE_PARTS = ['title', 'why', 'how', 'limits'] as const
export type RulePart = (typeof RULE_PARTS)[number]

export type RuleWords = {
  sentence(finding: Pick<Finding, 'rule' | 'messageId' | 'data'>): string
  suggestion(rule: string, suggestion: Pick<Suggestion, 'messageId' | 'data'>): string
  part(rule: string, part: RulePart): string
}

type Say = (key: string, data?: Readonly<Record<string, string | number>>) => string

/** The sentences of the lint rules, which only the pages that need them load; null until they are there. */
export function useRuleWords(): RuleWords | null {
  const { i18n } = useTranslation()
  const locale: Locale = i18n.language === 'en' ? 'en' : 'pt-BR'
  const { data: isLoaded } = useQuery({
    queryKey: ['rule-words', locale],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { default: sentences } = await RULES[locale]()
      i18next.addResourceBundle(locale, 'rules', sentences)
      return true
    },
  })
  return useMemo(() => {
    if (!isLoaded) return null
    // Ids and messages come from the rules, so their keys are no literals; a test walks all of them.
    const say = i18next.getFixedT(locale, 'rules' as never) as unknown as Say
    return {
      sentence: ({ rule, messageId, data }) => say(`${rule}.messages.${messageId}`, data),
      suggestion: (rule, { messageId, data }) => say(`${rule}.suggestions.${messageId}`, data),
      part: (rule, part) => say(`${rule}.${part}`),
    }
  }, [isLoaded, locale])
}
