import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Settings } from '#core/contract'
import { showUnseen } from '#core/text'

export type Locale = Settings['locale']

/** What every page needs; the rules' sentences come with the pages that show them. */
const CATALOGUES = {
  'pt-BR': { window: () => import('#locales/pt-BR/window.json'), problems: () => import('#locales/pt-BR/problems.json') },
  en: { window: () => import('#locales/en/window.json'), problems: () => import('#locales/en/problems.json') },
} satisfies Record<Locale, Record<string, () => Promise<{ default: unknown }>>>

/** What the system speaks, before the settings are known. */
export const preferredLocale = (): Locale => (navigator.language.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en')

export async function startI18n(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: ['window', 'problems'],
    resources: {},
    // React escapes markup; what fills a gap may come from outside and must not turn the sentence around.
    interpolation: { escapeValue: true, escape: (text) => showUnseen(String(text)) },
  })
  await setLocale(locale)
}

/** Loads the language's sentences the first time; the page's `lang` follows. */
export async function setLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'window'))
    await Promise.all(
      Object.entries(CATALOGUES[locale]).map(async ([name, load]) => {
        const { default: sentences } = await load()
        i18next.addResourceBundle(locale, name, sentences)
      }),
    )
  if (i18next.language !== locale || document.documentElement.lang !== locale) await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
}
