/**
 * Does: hands out the kit that a CRM's team builds a loader from (`docs/crm`), and runs any loader against its cases.
 * May not: load a bundle itself, know a sentence.
 * Ask instead: `bundle` for the reference loader; the kit's made parts come from `test/main/crm-kit`.
 */
export { type CaseResult, LOADER_GAPS, type LoaderCase, openConformance } from './check.ts'
export { KIT_ARCHIVE, kitFiles, writeKit } from './kit.ts'
