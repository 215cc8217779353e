/**
 * Does: says what changes for people where one bundle takes another's place, by meaning and with its risk; words of two texts.
 * May not: read a file, know which of two bundles is loaded where, word a sentence of its own.
 * Ask instead: `bundle` for what a bundle is and whether it is right, `sending` for what is sent where.
 */
export { diffBundles } from './diff.ts'
export { type ChangeWords, explainChange, subjectText, valueText } from './explain.ts'
export {
  type BundleChange,
  bundleChangeSchema,
  CHANGE_KINDS,
  type ChangeKind,
  RISKS,
  type Risk,
  type Subject,
  type Value,
} from './model.ts'
export { type DiffPiece, diffPieceSchema, diffWords, sideOf } from './words.ts'
