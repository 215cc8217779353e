import 'i18next'
import type sentences from '../locales/pt-BR.json'

// An unknown key is a type error; pt-BR is the source.
declare module 'i18next' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with the library's
  interface CustomTypeOptions {
    resources: { translation: typeof sentences }
    returnNull: false
  }
}
