/**
 * Does: opens an SQLite file for reading without leaving anything beside it.
 * May not: know whose tables are in it.
 */
export { openForReading, type Reading } from './reading.ts'
