/**
 * Does: templates to begin with, for the situations in which a CRM speaks.
 * May not: judge them (that is lint, and a test holds them to it) or name them (the locales do).
 * Ask instead: `variables` for what their tokens mean.
 */
export { STARTER_GROUPS, STARTER_IDS, type Starter, type StarterGroup, type StarterId } from './model.ts'
export { lacksSite, STARTERS, starterDraft, withSite } from './starters.ts'
