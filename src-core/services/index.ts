/**
 * Does: the CRM's service tree (trees, request types, statuses): typed, pasted, read from a file, edited, and what is missing in it.
 * May not: know what fires where; that is `triggers`.
 */

export { compareServiceTrees, type LevelCounts, mergeServiceTrees, replaceServiceTrees, type TreeDifference } from './compare.ts'
export { type Drop, dropAt } from './drop.ts'
export {
  addEntry,
  countUnder,
  type Direction,
  type EditRefusal,
  isWithin,
  moveEntry,
  nameAt,
  removeEntry,
  renameEntry,
  samePath,
  stepFrom,
  type TreeEdit,
  type TreePath,
} from './edit.ts'
export { readServiceTreeFile, type TreeFile } from './file.ts'
export { isolateServiceTree, requestTypesAt, type TypePath } from './isolate.ts'
export {
  type MissingPlace,
  missingPlace,
  opensTranscript,
  type RequestType,
  requestTypeSchema,
  type ServiceTree,
  sameName,
  serviceTreeSchema,
} from './model.ts'
export { parseServiceTree, type ServiceTreeProblem, writeServiceTree } from './paste.ts'
export { countTranscripts, setAllTranscripts, setTranscript, withSwitchesOf } from './transcript.ts'
