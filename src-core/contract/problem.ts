import { z } from 'zod'
import { PROVIDER_ERROR_KINDS } from '#core/provider'

/**
 * Everything that can go wrong in a way a person can act on. Each code has its
 * sentence under `problems:<code>` in the locales; `data` fills the gaps in it.
 */
export const PROBLEM_CODES = [
  'not-found',
  'invalid',
  'in-use',
  'duplicate',
  /** Another window changed the same fields; `theirs` is JSON of what they hold there. */
  'changed-elsewhere',
  'credential-absent',
  'credential-unreadable',
  'credential-locked',
  /** An address that no credential may travel to; `address`. */
  'address-refused',
  'export-blocked',
  /** Something is open and nobody answers for it; `count`. */
  'export-open-points',
  /** An emoji, or a sign that steers; `found`. */
  'unreadable-text',
  /** `%NOME%`, `{nome}` in a text or a value, which nothing fills; `found`. */
  'looks-like-variable',
  /** Of a value: `placeholder`, `limit` in characters. */
  'value-too-long',
  /** Of a value: more than four blanks in a row; `placeholder`. */
  'value-blanks',
  'template-unusable',
  'mapping-incomplete',
  'consent-missing',
  /** Something counts only with a name, and nobody has said who works here. */
  'operator-missing',
  'recipient-is-sender',
  'recipient-needs-phone',
  'phone-invalid',
  'sync-running',
  /** The provider's list lacks `count` templates that are here: nothing was changed, a person looks first. */
  'sync-held',
  /** The preview is of an older state: look again. */
  'sync-outdated',
  /** Findings that block a submission; `count`. */
  'lint-blocked',
  /** Already waiting to be submitted. */
  'submission-open',
  /** The provider would refuse: `what` is `status`, `daily`, `monthly`, `category`; `until` says when it will not. */
  'edit-refused',
  /** The edit would take away what the provider holds and we can't send along: `parts`. */
  'edit-would-lose',
  /** The provider wrote the template itself: it takes neither an edit nor a deletion. */
  'template-generated',
  /** A file of contacts can't be read or is not there; `what` says why. */
  'contact-file',
  /** The disk or the store refuses; nothing was written. */
  'disk-full',
  'folder-unusable',
  'store-busy',
  'store-read-only',
  'disk-failing',
  'not-a-database',
  /** Jobs are running that an update would cut off; `count`. */
  'update-busy',
  /** A change can't be taken back; `what` is one of `UNDO_REFUSALS`. */
  'undo-refused',
  /** A file that is to be restored; nothing was changed. */
  'backup-not-one',
  'backup-damaged',
  'backup-newer',
  'backup-passphrase-missing',
  'backup-wrong-passphrase',
  /** Jobs are running that a restore would cut off. */
  'backup-busy',
  /** A file of one implementation can't be taken; `what` is `not-one`, `damaged` or `newer`. */
  'implementation-file',
  /** A release: `person` prepared it and can't release it too; nobody kept its file; the file is not it, signed by another; it is no longer right (`count`). */
  'release-same-person',
  'release-not-kept',
  'release-file',
  'release-wrong',
  /** A CRM's report of a load can't be taken; it is of another `client`. */
  'load-report',
  'load-report-other',
  /** Signing keys: there is none of this `name`; the name has one; no keychain; it is locked; the key is gone from it; it or the list can't be read. */
  'signing-key-none',
  'signing-key-taken',
  'signing-no-keychain',
  'signing-locked',
  'signing-key-lost',
  'signing-unreadable',
  'internal',
  ...PROVIDER_ERROR_KINDS.map((kind) => `provider-${kind}` as const),
] as const
export const problemCodeSchema = z.enum(PROBLEM_CODES)
export type ProblemCode = z.infer<typeof problemCodeSchema>

export const problemSchema = z.object({
  code: problemCodeSchema,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The provider's own words, secrets removed; folded beneath the sentence. */
  raw: z.string().nullable(),
})
export type Problem = z.infer<typeof problemSchema>
