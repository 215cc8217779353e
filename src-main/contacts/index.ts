/**
 * Does: reads a client's big CSV files as a stream, keeps an imported one on this machine with what each row is, and erases it.
 * May not: hold a file in memory, send a contact anywhere, decide who may be messaged.
 * Ask instead: `#core/contacts` for what a row means; a shell for where the built worker lies.
 */
export { encode } from './encoding.ts'
export { type ContactImport, type ImportProgress, importContacts } from './import.ts'
export { type FileInspection, inspectFile } from './inspect.ts'
export { eraseContacts, type ImportedFile, importedFile } from './kept.ts'
export { type CsvSource, piecesOf, readCsv } from './read.ts'
export { writeRejected } from './rejected.ts'
export { rowsOf } from './rows-of.ts'
