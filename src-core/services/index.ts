/**
 * Does: the CRM's service tree (trees, request types, statuses), typed or pasted, and what is missing in it.
 * May not: know what fires where; that is `triggers`.
 */

export {
  type MissingPlace,
  missingPlace,
  type RequestType,
  requestTypeSchema,
  type ServiceTree,
  sameName,
  serviceTreeSchema,
} from './model.ts'
export { parseServiceTree, type ServiceTreeProblem, writeServiceTree } from './paste.ts'
