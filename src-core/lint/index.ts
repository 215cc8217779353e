/**
 * Does: judges a template: everything that can be decided from its text, the account's other
 * templates and the CRM's variables, with exact places and, where there is one, the repair.
 * May not: say a sentence (the catalogue `rules` does), ask a provider, know the time.
 */
export { indexAccount } from './account.ts'
export { asAccountTemplate, contextsOf } from './context.ts'
export { applyEdits } from './edits.ts'
export { completeExample, FINE_TEMPLATE } from './examples.ts'
export { LANGUAGE_CODES } from './language-codes.ts'
export { fixAll, lintTemplate } from './lint.ts'
export { INTERNAL } from './linter.ts'
export { RULES } from './registry.ts'
export {
  type AccountIndex,
  type AccountTemplate,
  type DeletedName,
  type Edit,
  type Example,
  type Finding,
  type LintComponent,
  type LintContext,
  type Rule,
  SEVERITIES,
  type Severity,
  type Suggestion,
} from './rule.ts'
export { SOURCES, type Source } from './sources.ts'
export { compareComponents, componentText } from './subject.ts'
