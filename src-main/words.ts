import i18next, { type TFunction } from 'i18next'
import en from '#locales/en.json' with { type: 'json' }
import ptBR from '#locales/pt-BR.json' with { type: 'json' }
import rulesEn from '#locales/rules.en.json' with { type: 'json' }
import rulesPtBR from '#locales/rules.pt-BR.json' with { type: 'json' }

export type Words = TFunction

/**
 * The window's own catalogue, for whoever speaks to a person without a window: the
 * CLI and the shells' start-up sentences. The one place outside the renderer that
 * reads `src-renderer/locales`.
 */
export function openWords(locale: 'pt-BR' | 'en'): Words {
  const instance = i18next.createInstance({
    lng: locale,
    fallbackLng: 'pt-BR',
    resources: { 'pt-BR': { translation: ptBR, rules: rulesPtBR }, en: { translation: en, rules: rulesEn } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  void instance.init()
  return instance.t
}

/**
 * The language of whoever started the program: the environment's; on Windows and macOS,
 * which set none, the system's; where nothing says it, that of those who use Disparo.
 */
export function terminalLocale(env: Readonly<Record<string, string | undefined>>, platform = process.platform): 'pt-BR' | 'en' {
  const system = platform === 'linux' ? '' : new Intl.DateTimeFormat().resolvedOptions().locale
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || system
  return wanted === '' || /^(pt|c\b|posix)/i.test(wanted) ? 'pt-BR' : 'en'
}
