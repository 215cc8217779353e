/**
 * Does: takes a CSV apart as programs really write it, piece by piece or whole, and writes one that a spreadsheet program opens safely.
 * May not: know what its columns mean, or how its bytes are written (`text` does).
 */
export { type CsvLine, type CsvReader, createCsvReader, readCsvText } from './read.ts'
export { csvCell, csvRow, csvText } from './write.ts'
