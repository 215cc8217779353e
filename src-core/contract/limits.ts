// Apart from the procedures that keep them: a page that needs one number of these loads none of those.

/** What one message may carry of a file. */
export const UPLOAD_PIECE_BYTES = 4 * 1024 * 1024

/** Rows in each list of what a sync would do; its `counts` have all. */
export const SYNC_PLAN_LIMIT = 200

/** Characters of a passphrase: shorter ones are tried out in no time. */
export const PASSPHRASE_LEAST = 8
