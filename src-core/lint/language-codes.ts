import { fold } from '#core/text'

/** What WhatsApp takes as a template's language: Meta's page of supported languages, as of 2026. */
const CODES = `
af sq ar ar_AE ar_EG ar_LB ar_MA ar_QA az be_BY bg bn bn_IN ca cs da de de_AT de_CH el
en en_AE en_AU en_CA en_GB en_GH en_IE en_IN en_JM en_MY en_NZ en_QA en_SG en_UG en_US en_ZA
es es_AR es_CL es_CO es_CR es_DO es_EC es_ES es_HN es_MX es_PA es_PE es_UY et fa fi fil
fr fr_BE fr_CA fr_CH fr_CI fr_MA ga gu ha he hi hr hu id it ja ka kk kn ko ky_KG lo lt lv
mk ml mr ms nb nl nl_BE pa pl prs_AF ps_AF pt_BR pt_PT ro ru rw_RW si_LK sk sl sr sv sw
ta te th tr uk ur uz vi zh_CN zh_HK zh_TW zu
`

export const LANGUAGE_CODES: readonly string[] = CODES.trim().split(/\s+/)

/** Every code, by itself in small letters with an underscore. */
const BY_SMALL = new Map(LANGUAGE_CODES.map((code) => [code.toLowerCase(), code]))

/** What people write who mean one of the codes. */
const MEANT: Readonly<Record<string, string>> = {
  pt: 'pt_BR',
  br: 'pt_BR',
  ptbr: 'pt_BR',
  ptpt: 'pt_PT',
  portugues: 'pt_BR',
  portuguese: 'pt_BR',
  por: 'pt_BR',
  english: 'en',
  ingles: 'en',
  eng: 'en',
  enus: 'en_US',
  spanish: 'es',
  espanhol: 'es',
  espanol: 'es',
  spa: 'es',
}

/** Whether it is a code exactly as WhatsApp writes it. */
export const isLanguageCode = (text: string): boolean => BY_SMALL.get(text.toLowerCase()) === text

/** The code that a text is or is the hyphen form of: `pt_BR` for `pt_BR`, `pt-BR`, `pt-br`; else null. */
export function codeOfLanguage(text: string): string | null {
  if (isLanguageCode(text)) return text
  return text.includes('-') ? (BY_SMALL.get(text.toLowerCase().replaceAll('-', '_')) ?? null) : null
}

/** The code that was probably meant by a text that is none. */
export function nearestCode(text: string): string | null {
  const joined = fold(text)
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '')
  const first = joined.split('_')[0] ?? ''
  return BY_SMALL.get(joined) ?? MEANT[joined.replaceAll('_', '')] ?? BY_SMALL.get(first) ?? MEANT[first] ?? null
}
