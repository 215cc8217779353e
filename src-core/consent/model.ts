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
  /** Rows that at least one evidence row with a readable date matches, by id, or by phone under the equivalence key. */
  withEvidence: count,
  /** Rows with a valid number, evidence, and the flag not yet true. */
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
  'evidenceUnmatched',
  'toUpdate',
] as const satisfies readonly (keyof PlanFigures)[]

/** What the client gets of a plan. */
export const PLAN_FILES = ['plan.csv', 'update.sql', 'undo.sql', 'rejected.csv', 'summary.json'] as const
export type PlanFileName = (typeof PLAN_FILES)[number]

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
})
export type SqlTarget = z.infer<typeof sqlTargetSchema>
