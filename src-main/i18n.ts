import i18next from 'i18next'
import enCli from '#locales/en/cli.json' with { type: 'json' }
import enDesktop from '#locales/en/desktop.json' with { type: 'json' }
import enPages from '#locales/en/pages.json' with { type: 'json' }
import enReport from '#locales/en/report.json' with { type: 'json' }
import enRules from '#locales/en/rules.json' with { type: 'json' }
import enWindow from '#locales/en/window.json' with { type: 'json' }
import ptCli from '#locales/pt-BR/cli.json' with { type: 'json' }
import ptDesktop from '#locales/pt-BR/desktop.json' with { type: 'json' }
import ptPages from '#locales/pt-BR/pages.json' with { type: 'json' }
import ptReport from '#locales/pt-BR/report.json' with { type: 'json' }
import ptRules from '#locales/pt-BR/rules.json' with { type: 'json' }
import ptWindow from '#locales/pt-BR/window.json' with { type: 'json' }

type Plain<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key
type KeyOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Plain<Key> : `${Key}.${KeyOf<Node[Key]>}`
}[keyof Node & string]

/** What a rule or a finding says of itself is data: of these families no type knows the members. */
type OpenKey = `${'rules:' | 'rulePages.part.' | 'triggers.name.' | 'triggerProblems.' | 'unusable.' | 'services.what.'}${string}`

/** An unknown key is a type error. */
export type WordsKey =
  | KeyOf<typeof ptWindow>
  | KeyOf<typeof ptPages>
  | `cli:${KeyOf<typeof ptCli>}`
  | `desktop:${KeyOf<typeof ptDesktop>}`
  | `report:${KeyOf<typeof ptReport>}`
  | OpenKey

export type Words = (key: WordsKey, gaps?: Readonly<Record<string, string | number>>) => string

/**
 * The sentences for whoever speaks to a person without the window: the CLI, the shells
 * while they start, the window's menu, the report. `cli:`, `desktop:` and `report:` are their own; states, categories
 * and findings are called what the window calls them.
 */
export function openWords(locale: 'pt-BR' | 'en'): Words {
  const instance = i18next.createInstance({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'window',
    resources: {
      'pt-BR': { window: { ...ptWindow, ...ptPages }, cli: ptCli, desktop: ptDesktop, report: ptReport, rules: ptRules },
      en: { window: { ...enWindow, ...enPages }, cli: enCli, desktop: enDesktop, report: enReport, rules: enRules },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  void instance.init()
  return (key, gaps) => instance.t(key, { ...gaps })
}
