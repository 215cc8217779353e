import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Settings } from '#core/contract'

export type Locale = Settings['locale']

const LOCALES = {
  'pt-BR': () => import('../locales/pt-BR.json'),
  en: () => import('../locales/en.json'),
} satisfies Record<Locale, () => Promise<unknown>>

/** What the system speaks, before the settings are known. */
export const preferredLocale = (): Locale => (navigator.language.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en')

export async function startI18n(locale: Locale): Promise<void> {
  await i18next
    .use(initReactI18next)
    .init({ lng: locale, fallbackLng: false, resources: {}, interpolation: { escapeValue: false } })
  await setLocale(locale)
}

/** Loads the language's sentences the first time; the page's `lang` follows. */
export async function setLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'translation')) {
    const { default: sentences } = await LOCALES[locale]()
    i18next.addResourceBundle(locale, 'translation', sentences)
  }
  if (i18next.language !== locale || document.documentElement.lang !== locale) await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
}
