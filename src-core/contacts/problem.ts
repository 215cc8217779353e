export type ContactFileProblem =
  /** Not one row below the column names. */
  | 'empty'
  /** A spreadsheet, an archive, a picture: anything but text. */
  | 'not-text'
  /** The first row is a contact already. */
  | 'no-header'
  /** UTF-16 in the byte order that no program of today's writes. */
  | 'utf-16'
  /** No column was chosen that says who a row is: the phone; for evidence, the id or the phone. */
  | 'no-phone-column'
  /** Of a CRM's history: a column that no event can be read without was not chosen. */
  | 'no-event-columns'
  /** The system would not let it be read. */
  | 'unreadable'

/** A file that is not read at all, and why. */
export class ContactFileError extends Error {
  override readonly name = 'ContactFileError'
  readonly code: ContactFileProblem

  constructor(code: ContactFileProblem, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}
