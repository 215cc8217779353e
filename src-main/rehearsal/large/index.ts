/**
 * Does: answers for a history of many million rows as `rehearse` does row by row, with DuckDB for scanning and joining:
 * the rules are asked once for each kind of event and contact that they can tell from another.
 * May not: decide anything itself; answer where it can't be sure that the answer is the same.
 */
export { rehearseLarge } from './rehearse-large.ts'
