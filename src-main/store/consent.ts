import type { ConsentTerm, SignOff } from '#core/consent'
import type { ConsentState, ContactFile, PlanRecord } from '#core/contract'
import type { Db } from './database.ts'

type FileRow = {
  kind: ContactFile['kind']
  file_name: string
  imported_at: string
  row_count: number
  dialect: string
  mapping: string
  figures: string | null
}
type PlanRow = {
  created_at: string
  created_by: string
  target: string
  figures: string
  plan_hash: string
  revoke: string | null
}
type SignOffRow = { name: string; role: string; signed_at: string; shown: string }

/** Consent of one implementation: term, base, plan, sign-off. No contact is in here. */
export function consentRepository(db: Db) {
  const terms = (implementationId: string): ConsentTerm[] =>
    db
      .prepare<[string], ConsentTerm>(
        `SELECT version, text, created_at AS createdAt, created_by AS createdBy FROM consent_term
         WHERE implementation_id = ? ORDER BY created_at DESC, CAST(version AS INTEGER) DESC`,
      )
      .all(implementationId)
  const files = (implementationId: string): ContactFile[] =>
    db
      .prepare<[string], FileRow>('SELECT * FROM contact_file WHERE implementation_id = ? ORDER BY kind')
      .all(implementationId)
      .map((row) => ({
        kind: row.kind,
        fileName: row.file_name,
        importedAt: row.imported_at,
        rows: row.row_count,
        dialect: JSON.parse(row.dialect) as ContactFile['dialect'],
        mapping: JSON.parse(row.mapping) as ContactFile['mapping'],
        figures: row.figures === null ? null : (JSON.parse(row.figures) as ContactFile['figures']),
      }))
  const plan = (implementationId: string): PlanRecord | null => {
    const row = db.prepare<[string], PlanRow>('SELECT * FROM consent_plan WHERE implementation_id = ?').get(implementationId)
    if (!row) return null
    return {
      createdAt: row.created_at,
      createdBy: row.created_by,
      target: JSON.parse(row.target) as PlanRecord['target'],
      figures: JSON.parse(row.figures) as PlanRecord['figures'],
      planHash: row.plan_hash,
      revoke: row.revoke === null ? null : (JSON.parse(row.revoke) as PlanRecord['revoke']),
    }
  }
  const signOff = (implementationId: string): SignOff | null => {
    const row = db
      .prepare<[string], SignOffRow>('SELECT * FROM consent_sign_off WHERE implementation_id = ?')
      .get(implementationId)
    return row
      ? { name: row.name, role: row.role, signedAt: row.signed_at, shown: JSON.parse(row.shown) as SignOff['shown'] }
      : null
  }
  return {
    files,
    plan,
    get: (implementationId: string): Omit<ConsentState, 'clientVar'> => ({
      terms: terms(implementationId),
      files: files(implementationId),
      plan: plan(implementationId),
      signOff: signOff(implementationId),
    }),
    addTerm: (implementationId: string, term: ConsentTerm): void => {
      db.prepare('INSERT INTO consent_term VALUES (?, ?, ?, ?, ?)').run(
        implementationId,
        term.version,
        term.text,
        term.createdAt,
        term.createdBy,
      )
    },
    saveFile: (implementationId: string, file: ContactFile): void => {
      db.prepare('INSERT OR REPLACE INTO contact_file VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
        implementationId,
        file.kind,
        file.fileName,
        file.importedAt,
        file.rows,
        JSON.stringify(file.dialect),
        JSON.stringify(file.mapping),
        file.figures === null ? null : JSON.stringify(file.figures),
      )
    },
    savePlan: (implementationId: string, record: PlanRecord): void => {
      db.prepare('INSERT OR REPLACE INTO consent_plan VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        implementationId,
        record.createdAt,
        record.createdBy,
        JSON.stringify(record.target),
        JSON.stringify(record.figures),
        record.planHash,
        record.revoke === null ? null : JSON.stringify(record.revoke),
      )
    },
    sign: (implementationId: string, signed: SignOff, recordedBy: string): void => {
      db.prepare('INSERT OR REPLACE INTO consent_sign_off VALUES (?, ?, ?, ?, ?, ?)').run(
        implementationId,
        signed.name,
        signed.role,
        signed.signedAt,
        recordedBy,
        JSON.stringify(signed.shown),
      )
    },
    /** Files and plan are gone from this machine; who signed what stays: it holds figures only. */
    eraseFiles: (implementationId: string): void => {
      db.prepare('DELETE FROM contact_file WHERE implementation_id = ?').run(implementationId)
      db.prepare('DELETE FROM consent_plan WHERE implementation_id = ?').run(implementationId)
    },
    clientVarConfirmation: (implementationId: string): { confirmedBy: string; confirmedAt: string | null } =>
      db
        .prepare<[string], { confirmedBy: string; confirmedAt: string | null }>(
          `SELECT coalesce(client_var_confirmed_by, '') AS confirmedBy, client_var_confirmed_at AS confirmedAt
           FROM implementation WHERE id = ?`,
        )
        .get(implementationId) ?? { confirmedBy: '', confirmedAt: null },
    confirmClientVar: (implementationId: string, by: string | null, at: string | null): void => {
      db.prepare('UPDATE implementation SET client_var_confirmed_by = ?, client_var_confirmed_at = ? WHERE id = ?').run(
        by,
        at,
        implementationId,
      )
    },
  }
}
