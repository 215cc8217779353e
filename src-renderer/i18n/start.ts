import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Settings } from '#core/contract'
import { showUnseen } from '#core/text'

export type Locale = Settings['locale']

type Load = () => Promise<{ default: unknown }>

/** What the frame and the first page say, what the other pages say; the rules' sentences come with the pages that show them. */
const CATALOGUES = {
  'pt-BR': {
    window: () => import('#locales/pt-BR/window.json'),
    pages: () => import('#locales/pt-BR/pages.json'),
    problems: () => import('#locales/pt-BR/problems.json'),
  },
  en: {
    window: () => import('#locales/en/window.json'),
    pages: () => import('#locales/en/pages.json'),
    problems: () => import('#locales/en/problems.json'),
  },
} satisfies Record<Locale, Record<'window' | 'pages' | 'problems', Load>>
const loaded = new Set<Load>()
let pagesShown = false

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

/** The pages' sentences stand beside the frame's, in one namespace. */
async function take(locale: Locale, name: 'window' | 'pages' | 'problems'): Promise<void> {
  const load: Load = CATALOGUES[locale][name]
  if (loaded.has(load)) return
  const { default: sentences } = await load()
  i18next.addResourceBundle(locale, name === 'problems' ? 'problems' : 'window', sentences, true)
  loaded.add(load)
}

/** Loads the language's sentences the first time; the page's `lang` follows. */
export async function setLocale(locale: Locale): Promise<void> {
  await Promise.all([take(locale, 'window'), take(locale, 'problems')])
  if (pagesShown) await take(locale, 'pages')
  if (i18next.language !== locale || document.documentElement.lang !== locale) await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
}

/** All sentences of a language, whichever the window shows. */
export async function loadSentences(locale: Locale): Promise<void> {
  await Promise.all([take(locale, 'window'), take(locale, 'pages')])
}

/** To be awaited before a page other than the first is shown. */
export async function loadPageSentences(): Promise<void> {
  pagesShown = true
  await take(i18next.language === 'en' ? 'en' : 'pt-BR', 'pages')
}
