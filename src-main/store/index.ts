/**
 * Does: keeps everything in one SQLite file; one repository per aggregate, history by SQL triggers.
 * May not: hold a secret, call a provider, decide a rule.
 * Ask instead: `keychain` for secrets, `#core/readiness` for judgements.
 */
export type { StoredAccount } from './accounts.ts'
export { StoreError } from './database.ts'
export { openStore, type Store } from './store.ts'
export type { TemplateFacts, TemplateStage } from './template-sync.ts'
