import 'i18next'
import type pages from '#locales/pt-BR/pages.json'
import type problems from '#locales/pt-BR/problems.json'
import type window from '#locales/pt-BR/window.json'

// An unknown key is a type error, and so is a sentence of the command line; pt-BR is the source.
declare module 'i18next' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with the library's
  interface CustomTypeOptions {
    defaultNS: ['window', 'problems']
    resources: { window: typeof window & typeof pages; problems: typeof problems }
    returnNull: false
  }
}
