/**
 * Does: reads a client's contact base: how its CSV is written, which column is what, what each row is.
 * May not: open a file, keep a row; decide who may be messaged (`consent` does).
 */
export { guessContactColumns, guessEvidenceColumns, otherChannelIn } from './columns.ts'
export { DECISIONS, type Decision, isOptOut, isOptOutOrigin, OPT_OUT_WORDS, readDecision, readOptOut } from './decision.ts'
export { detectDialect } from './dialect.ts'
export {
  CONTACT_CLASSES,
  CONTACT_FIELDS,
  type ContactClass,
  type ContactField,
  type ContactFigures,
  type ContactMapping,
  type CsvDialect,
  contactFiguresSchema,
  contactMappingSchema,
  csvDialectSchema,
  EVIDENCE_FIELDS,
  type EvidenceField,
  type EvidenceMapping,
  evidenceMappingSchema,
} from './model.ts'
export { createNumberMap, createNumberSet } from './number-set.ts'
export { ContactFileError, type ContactFileProblem } from './problem.ts'
export { CLASS_BITS, type ContactTally, classesOf, createContactTally } from './tally.ts'
export { readDate, readFlag, readMoment } from './values.ts'
