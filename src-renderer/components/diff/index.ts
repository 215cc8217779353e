/**
 * Does: shows two states of a template side by side, what differs marked word by word.
 * May not: decide which of them holds; `sync/plan` and `conflict` let a person do that.
 */
export { DiffText, MarkedWords } from './DiffText.tsx'
export { changedParts, type PartTexts } from './part-texts.ts'
export { SideBySide, type SideRow } from './SideBySide.tsx'
export { usePartTexts } from './usePartTexts.ts'
