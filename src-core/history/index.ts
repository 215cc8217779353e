/**
 * Does: says what a line of the history was, in the words of the window; whether it may be taken back.
 * May not: read the history, take anything back; the store does.
 */
export { changedBy, entitiesOf, neverUndone, stepOf } from './kinds.ts'
export {
  ENTITY_NAMES,
  type EntityName,
  entityNameSchema,
  FIELDS,
  type HistoryChange,
  type HistoryField,
  type HistoryFieldChange,
  type HistoryValue,
  historyChangeSchema,
  UNDO_REFUSALS,
  type UndoRefusal,
  type WordList,
} from './model.ts'
export { columnsOf, fieldsOf } from './read.ts'
export type { Columns, NameOf } from './values.ts'
