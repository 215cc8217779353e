/**
 * Does: the CRM's variables, what fills each placeholder, whether a mapping is complete.
 * May not: know where values come from; it is given them.
 * Ask instead: `template` for the placeholders themselves.
 */
export {
  type AlignConflict,
  type AlignedPlaceholder,
  type Alignment,
  alignTemplate,
  type Confidence,
  type Evidence,
  type Range,
  type TextPair,
} from './align.ts'
export { newTokenFor, suggestFromText } from './around.ts'
export { BODY_LIMIT, checkMapping, crmText, expandBindings, isAdvice, type MappingProblem, resolveBinding } from './bindings.ts'
export { CRM_VARIABLES, suggestVariable } from './catalogue.ts'
export { compareVariables, parseVariablesCsv, type RejectedRow, writeVariablesCsv } from './csv.ts'
export { withFixed } from './fixed.ts'
export {
  type PlaceholderStyle,
  parseCrmText,
  type TokenSegment,
  templateFromCrm,
} from './from-crm.ts'
export {
  type Binding,
  bindingSchema,
  type CrmVariable,
  crmVariableSchema,
  TRANSFORMS,
  type Transform,
  transformSchema,
} from './model.ts'
export { nearestVariable } from './nearest.ts'
export { applyTransforms, arrangeTransforms, transformsFor } from './transforms.ts'
export { type Contribution, type WorstCase, worstCase } from './worst-case.ts'
