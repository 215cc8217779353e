/**
 * Does: puts an edit onto what was changed elsewhere meanwhile, field by field.
 * May not: know what a field means, or whose edit is the right one.
 */
export { type Edit, mergeEdit } from './merge.ts'
