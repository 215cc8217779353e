/**
 * Does: replays a CRM's history against a bundle: reads contacts and events of any size, in the order of time.
 * May not: decide whether something is sent (`#core/sending` does), send anything, keep a row once it has answered.
 */
export { type AnswerRow, answerRows, writeAnswerRows } from './answer-rows.ts'
export type { KeptAnswer } from './answers.ts'
export { rehearseInWorker, type WorkerProgress, type WorkerTask } from './in-worker.ts'
export { openPostgresHistory, type PostgresHistory } from './postgres-history.ts'
export { type Rehearsal, rehearse } from './rehearse.ts'
export { type Rows, rowsOfFile } from './rows.ts'
