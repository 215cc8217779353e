import { z } from 'zod'

/** The databases that a CRM stands on; MariaDB is `mysql`. */
export const SQL_DIALECTS = ['postgres', 'sqlserver', 'oracle', 'mysql'] as const
export type SqlDialect = (typeof SQL_DIALECTS)[number]
export const sqlDialectSchema = z.enum(SQL_DIALECTS)

/** A version of the term that the client's contacts agree to (M14); a version that was sent out is never changed. */
export const consentTermSchema = z.object({
  /** `1`, `2`…, or what the client calls it. */
  version: z.string().trim().min(1).max(40),
  text: z.string().trim().min(1).max(20_000),
  createdAt: z.iso.datetime(),
  createdBy: z.string().trim().max(120),
})
export type ConsentTerm = z.infer<typeof consentTermSchema>

/** How the term reaches the contacts; WhatsApp only where they wrote first, in the receptive service. */
export const TERM_CHANNELS = ['email', 'sms', 'receptive-whatsapp', 'portal', 'paper', 'phone-call', 'other'] as const

const count = z.int().nonnegative()
/** What a base-update plan counts, row by row of the two files. */
export const planFiguresSchema = z.object({
  /** Data rows read from the contacts file. */
  contacts: count,
  /** Of these, rows whose phone field is not empty. */
  withPhone: count,
  /** Of these, rows from which no valid number can be read. */
  invalidPhone: count,
  /** Rows whose valid number is a fixed line. */
  landline: count,
  /** Rows with a valid number whose equivalence key (TEL-EQUIV) an earlier row already had. */
  duplicates: count,
  /** Rows whose flag is already true. */
  alreadyOptedIn: count,
  /** Rows that agreed: an evidence row with a date in the past matches, by id, or by phone under the equivalence key, and nothing later says no. */
  withEvidence: count,
  /** Rows whose latest decision is a no. */
  refused: count.default(0),
  /** Rows whose latest decision takes a consent back. */
  revoked: count.default(0),
  /** Rows with a valid number, evidence, and the flag not yet true that passed the review: what the script marks. */
  toUpdate: count,
  /** Evidence rows that match no contact. */
  evidenceUnmatched: count,
})
export type PlanFigures = z.infer<typeof planFiguresSchema>

/** As a person follows them; what the plan does is the sum under the line. */
export const PLAN_FIGURES = [
  'contacts',
  'withPhone',
  'invalidPhone',
  'landline',
  'duplicates',
  'alreadyOptedIn',
  'withEvidence',
  'refused',
  'revoked',
  'evidenceUnmatched',
  'toUpdate',
] as const satisfies readonly (keyof PlanFigures)[]

/** Why a row that says yes, or nothing, is no evidence. */
export const EVIDENCE_PROBLEMS = [
  'no-date',
  'future-date',
  'before-whatsapp',
  'unknown-term',
  'term-not-yet',
  'undecidable',
  /** Its id is one contact's and its phone another's: a yes of nobody knows whom. */
  'phone-of-another',
] as const
export type EvidenceProblem = (typeof EVIDENCE_PROBLEMS)[number]
/** Why a contact who agreed is not marked. */
export const HELD_REASONS = ['no-id', 'repeated-id', 'no-phone', 'invalid-phone', 'made-up-phone', 'shared-phone'] as const
export type HeldReason = (typeof HELD_REASONS)[number]

/** What is looked at between the evidence and the plan: whether each row proves something, and whether who agreed can be marked. */
export const evidenceReviewSchema = z.object({
  /** Rows of evidence: all, those that prove a consent, those that say no. */
  rows: count,
  agreed: count,
  refused: count,
  revoked: count,
  unmatched: count,
  /** Rows that prove nothing. */
  problems: z.partialRecord(z.enum(EVIDENCE_PROBLEMS), count),
  /** Contacts who agreed and are not marked yet: found by id (and maybe phone), or by phone alone. */
  byId: count,
  byPhone: count,
  /** Of these, those that stay out; one contact may have several reasons. */
  held: z.partialRecord(z.enum(HELD_REASONS), count),
  /** The same figure as the plan's. */
  toUpdate: count,
  /** Some rows of each kind. `row` counts the file's data rows from 1; `text`: what is wrong, as it stands there. */
  examples: z.array(
    z.object({
      file: z.enum(['contacts', 'evidence']),
      row: z.int(),
      reason: z.enum([...EVIDENCE_PROBLEMS, ...HELD_REASONS]),
      id: z.string(),
      phone: z.string(),
      text: z.string(),
    }),
  ),
})
export type EvidenceReview = z.infer<typeof evidenceReviewSchema>

/** What the client gets of a plan. */
export const PLAN_FILES = ['plan.csv', 'update.sql', 'undo.sql', 'rejected.csv', 'summary.json'] as const
/** And where somebody said no who is marked, or may be: who, the script that takes the flag away, and its undo. */
export const REVOKE_FILES = ['revoke.csv', 'revoke.sql', 'revoke-undo.sql'] as const
/** And where a row of the list of who left says neither that nor anything else: which, and what it says. */
export const UNDECIDED_FILE = 'undecided.csv'
export type PlanFileName = (typeof PLAN_FILES)[number] | (typeof REVOKE_FILES)[number] | typeof UNDECIDED_FILE

/** Hex of the update script's bytes: what was shown is what is run. */
export const planHashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** The client's responsibility (M14): who took it, when, and what was in front of them. */
export const signOffSchema = z.object({
  name: z.string().trim().min(1).max(120),
  role: z.string().trim().min(1).max(120),
  signedAt: z.iso.datetime(),
  shown: z.object({ figures: planFiguresSchema, planHash: planHashSchema }),
})
export type SignOff = z.infer<typeof signOffSchema>

/** A table or column as a person types it: `contatos`, `crm.contatos`, `"Meus contatos"`. */
const sqlName = z.string().trim().min(1).max(300)
/** Where the flag "Aceita Notificações de WhatsApp" lives in the client's database. */
export const sqlTargetSchema = z.object({
  dialect: sqlDialectSchema,
  table: sqlName,
  idColumn: sqlName,
  flagColumn: sqlName,
  /** What the column says for yes; a boolean column gets TRUE, and a number 1 where this is none. */
  trueValue: z.string().min(1).max(60),
  /** What it says for no, which takes the flag away; left out: the opposite of `trueValue`. */
  falseValue: z.string().max(60).optional(),
})
export type SqlTarget = z.infer<typeof sqlTargetSchema>
