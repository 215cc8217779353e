import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, Suggestion } from '#core/lint'
import type { Prices } from '#core/review'
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

/** What a rule's page says of prices is what the dated list says that Disparo ships. */
export function priceFacts(
  { asOf, perMessage: { MARKETING, UTILITY } }: Prices,
  locale: Locale,
): { asOf: string; times: string } {
  return {
    asOf: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(asOf)),
    times: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(MARKETING / UTILITY),
  }
}

type Say = (key: string, data?: Readonly<Record<string, string | number>>) => string

/** The sentences of the lint rules, which only the pages that need them load; null until they are there. */
export function useRuleWords(): RuleWords | null {
  const { i18n } = useTranslation()
  const locale: Locale = i18n.language === 'en' ? 'en' : 'pt-BR'
  const { data: prices } = useQuery({
    queryKey: ['rule-words', locale],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const [{ default: sentences }, { SHIPPED_PRICES }] = await Promise.all([RULES[locale](), import('#core/review')])
      i18next.addResourceBundle(locale, 'rules', sentences)
      return SHIPPED_PRICES
    },
  })
  return useMemo(() => {
    if (!prices) return null
    // Ids and messages come from the rules, so their keys are no literals; a test walks all of them.
    const say = i18next.getFixedT(locale, 'rules' as never) as unknown as Say
    const facts = priceFacts(prices, locale)
    return {
      sentence: ({ rule, messageId, data }) => say(`${rule}.messages.${messageId}`, data),
      suggestion: (rule, { messageId, data }) => say(`${rule}.suggestions.${messageId}`, data),
      part: (rule, part) => say(`${rule}.${part}`, facts),
    }
  }, [prices, locale])
}
