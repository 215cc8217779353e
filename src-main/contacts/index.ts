/**
 * Does: reads a client's big CSV files as a stream, keeps an imported one on this machine with what each row is, and erases it.
 * May not: hold a file in memory, send a contact anywhere, decide who may be messaged.
 * Ask instead: `#core/contacts` for what a row means; a shell for where the built worker lies.
 */

export { piecesOf, readCsv } from './csv-rows.ts'
export { encode } from './encoding.ts'
export { type ImportProgress, importContacts } from './import.ts'
export { eraseContacts, type ImportedFile, importedFile, sweepImports } from './imported-file.ts'
export { type FileKind, inspectFile } from './inspect.ts'
export { writeRejected } from './rejected-rows.ts'
export { rowsOf } from './rows-of-class.ts'
