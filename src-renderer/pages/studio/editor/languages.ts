/** The languages in which WhatsApp takes templates; Brazil's first, then those that its clients write in most. */
const LANGUAGES =
  'pt_BR en_US en es es_MX es_AR es_ES pt_PT af sq ar az bn bg ca zh_CN zh_HK zh_TW hr cs da nl en_GB et fil fi fr ka de el gu ha he hi hu id ga it ja kn kk rw_RW ko ky_KG lo lv lt mk ms ml mr nb fa pl pa ro ru sr sk sl sw sv ta te th tr uk ur uz vi zu'.split(
    ' ',
  )

export type LanguageOption = { value: string; label: string }

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
