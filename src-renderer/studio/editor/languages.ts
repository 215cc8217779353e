import { LANGUAGE_CODES } from '#core/lint'

/** Brazil's first, then those that its clients write in most. */
const FIRST = ['pt_BR', 'en_US', 'en', 'es', 'es_MX', 'es_AR', 'es_ES', 'pt_PT']
const LANGUAGES = [...FIRST, ...LANGUAGE_CODES.filter((code) => !FIRST.includes(code))]

type LanguageOption = { value: string; label: string }

/** With their names as the person calls them; a language that is not among them and is used stays to be chosen. */
export function languageOptions(locale: string, used: string): LanguageOption[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' })
  const nameOf = (code: string): string => {
    try {
      return names.of(code.replace('_', '-')) ?? ''
    } catch {
      // Not a language tag at all: somebody's template has it all the same.
      return ''
    }
  }
  const codes = used === '' || LANGUAGES.includes(used) ? LANGUAGES : [used, ...LANGUAGES]
  return codes.map((code) => {
    const name = nameOf(code)
    return { value: code, label: name === '' ? code : `${code} · ${name}` }
  })
}
