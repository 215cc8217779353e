/**
 * Does: reads a history's rows as events, and counts what would have become of them: messages, reasons, recipients, cost.
 * May not: open a file, decide whether something is sent.
 * Ask instead: `sending` for the decision, `src-main/rehearsal` for files by the million rows.
 */
export { EVENT_FIELDS, type EventField, type EventMapping, guessEventColumns, tokenColumns } from './columns.ts'
export { type ExampleHistory, exampleHistory } from './example.ts'
export { MESSAGING_TIERS, openPeak, tierFor } from './peak.ts'
export { type HistoryRow, openRowReader, readKind } from './row.ts'
export { type CategoryCost, openTally, type RehearsalSummary, type Tally } from './tally.ts'
