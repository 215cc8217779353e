/**
 * Does: sets the CRM's text beside the provider's and lets a person confirm what fills each placeholder.
 * May not: guess in silence, save; what was confirmed goes to `onApply`.
 * Ask instead: `#core/variables` for the alignment itself.
 */
export { AlignDialog } from './AlignDialog.tsx'
export type { AlignResult } from './align-texts.ts'
