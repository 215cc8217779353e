/**
 * Does: the sentences in the person's language, dates and numbers with them.
 * May not: hold a sentence; those are in `locales/`.
 */
export { useFormat } from './format.ts'
export { useOtherLanguage } from './other-language.ts'
export { type RuleWords, useRuleWords } from './rules.ts'
export { type Locale, loadPageSentences, preferredLocale, setLocale, startI18n } from './start.ts'
