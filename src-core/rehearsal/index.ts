/**
 * Does: reads a history's rows as events, and counts what would have become of them: messages, reasons, recipients, cost.
 * May not: open a file, decide whether something is sent.
 * Ask instead: `sending` for the decision, `src-main/rehearsal` for files by the million rows.
 */
export {
  EVENT_FIELDS,
  type EventField,
  type EventMapping,
  eventMappingSchema,
  guessEventColumns,
  guessPeopleColumns,
  tokenColumns,
} from './columns.ts'
export { openComparison } from './comparison.ts'
export { type ExampleHistory, exampleHistory } from './example.ts'
export { type Beyond, DEFAULT_LIMITS, type FrequencyLimits, openFrequency } from './frequency.ts'
export { MESSAGING_TIERS, openPeak, tierFor } from './peak.ts'
export { REHEARSED, type RehearsalRecord, rehearsalRecordSchema, rehearsedText, type TriggerPlace } from './record.ts'
export { type HistoryRow, openRowReader, readKind } from './row.ts'
export { OUTCOMES, type Outcome, type RowFilter, rowFilterSchema } from './row-filter.ts'
export {
  type CategoryCost,
  type Comparison,
  comparisonSchema,
  type Period,
  periodSchema,
  type RehearsalSummary,
  rehearsalSummarySchema,
} from './summary.ts'
export { openTally, type Tally, templateNames } from './tally.ts'
