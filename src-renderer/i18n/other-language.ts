import { useQuery } from '@tanstack/react-query'
import i18next, { type ParseKeys } from 'i18next'
import { useTranslation } from 'react-i18next'
import { loadSentences } from './start.ts'

/** A sentence in the language that the window does not show; empty until that is loaded. */
export function useOtherLanguage(): (key: ParseKeys<['window', 'problems']>) => string {
  const { i18n } = useTranslation()
  const other = i18n.language === 'en' ? 'pt-BR' : 'en'
  const { data: isLoaded = false } = useQuery({
    queryKey: ['other-language', other],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      await loadSentences(other)
      return true
    },
  })
  return (key) => (isLoaded ? i18next.getFixedT(other)(key) : '')
}
