/**
 * Does: lets a person decide where the provider's text changed under an edit.
 * May not: decide for them; `#core/template` tells what comes together by itself.
 */
export { ConflictPanel } from './ConflictPanel.tsx'
export { hasConflict } from './has-conflict.ts'
