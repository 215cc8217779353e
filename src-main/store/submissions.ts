import { ulid } from 'ulid'
import type { ProviderErrorKind } from '#core/provider'
import type { Submission } from '#core/review'
import type { TemplateContent, TemplateStatus } from '#core/template'
import type { Binding } from '#core/variables'
import type { Db } from './database.ts'

/** A submission with what is submitted. */
export type StoredSubmission = Submission & {
  senderId: string
  content: TemplateContent
  bindings: Binding[]
  /** Of an edit: what the template was. */
  editedStatus: TemplateStatus | null
  attempts: number
  submittedBy: string
}

type Row = {
  id: string
  implementation_id: string
  account_id: string
  kind: Submission['kind']
  draft_id: string | null
  template_id: string | null
  sender_id: string
  content: string
  bindings: string
  edited_status: TemplateStatus | null
  state: Submission['state']
  problem: ProviderErrorKind | null
  raw: string | null
  attempts: number
  submitted_by: string
  queued_at: string
  due_at: string | null
  sent_at: string | null
}

const fromRow = (row: Row): StoredSubmission => {
  const content = JSON.parse(row.content) as TemplateContent
  return {
    id: row.id,
    implementationId: row.implementation_id,
    accountId: row.account_id,
    kind: row.kind,
    draftId: row.draft_id,
    templateId: row.template_id,
    name: content.name,
    language: content.language,
    category: content.category,
    state: row.state,
    problem: row.problem,
    raw: row.raw,
    queuedAt: row.queued_at,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    senderId: row.sender_id,
    content,
    bindings: JSON.parse(row.bindings) as Binding[],
    editedStatus: row.edited_status,
    attempts: row.attempts,
    submittedBy: row.submitted_by,
  }
}

/** Not at the provider yet, as far as is known. */
const OPEN = "state IN ('queued', 'sending', 'unknown')"

/** The queue in which drafts go to their provider, and the memory of what went. */
export function submissionRepository(db: Db) {
  const get = (id: string): StoredSubmission | null => {
    const row = db.prepare<[string], Row>('SELECT * FROM submission WHERE id = ?').get(id)
    return row ? fromRow(row) : null
  }
  return {
    get,
    /** Those that are not sent, and those queued since `since`; newest first. @param implementationId null: of all */
    list: (implementationId: string | null, since: string): StoredSubmission[] =>
      db
        .prepare<unknown[], Row>(
          `SELECT * FROM submission WHERE (? IS NULL OR implementation_id = ?) AND (state <> 'sent' OR queued_at >= ?)
           ORDER BY queued_at DESC, id DESC`,
        )
        .all(implementationId, implementationId, since)
        .map(fromRow),
    /** Waiting to be sent or looked for, the one that is due first at the front. */
    waiting: (): StoredSubmission[] =>
      db
        .prepare<[], Row>("SELECT * FROM submission WHERE state IN ('queued', 'unknown') ORDER BY due_at, queued_at, id")
        .all()
        .map(fromRow),
    /** Of an account: everything that may be at the provider soon, or already, without being known to be. */
    openOfAccount: (accountId: string): StoredSubmission[] =>
      db
        .prepare<[string], Row>(`SELECT * FROM submission WHERE account_id = ? AND ${OPEN} ORDER BY queued_at, id`)
        .all(accountId)
        .map(fromRow),
    openOfDraft: (draftId: string): boolean =>
      db.prepare(`SELECT 1 FROM submission WHERE draft_id = ? AND ${OPEN} LIMIT 1`).get(draftId) !== undefined,
    /** What went to the provider for this template, oldest first. */
    ofTemplate: (templateId: string): StoredSubmission[] =>
      db
        .prepare<[string], Row>("SELECT * FROM submission WHERE template_id = ? AND state = 'sent' ORDER BY sent_at, id")
        .all(templateId)
        .map(fromRow),
    /** When the account's last new templates were sent, oldest first: what its quota is counted by. */
    createdSince: (accountId: string, since: string): string[] =>
      db
        .prepare<[string, string], { at: string }>(
          "SELECT sent_at AS at FROM submission WHERE account_id = ? AND kind = 'create' AND state = 'sent' AND sent_at > ? ORDER BY sent_at",
        )
        .all(accountId, since)
        .map(({ at }) => at),
    add: (
      facts: Pick<
        StoredSubmission,
        | 'implementationId'
        | 'accountId'
        | 'kind'
        | 'draftId'
        | 'templateId'
        | 'senderId'
        | 'content'
        | 'bindings'
        | 'editedStatus'
        | 'submittedBy'
        | 'queuedAt'
      >,
    ): string => {
      const id = ulid()
      db.prepare(`INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', NULL, NULL, 0, ?, ?, ?, NULL)`).run(
        id,
        facts.implementationId,
        facts.accountId,
        facts.kind,
        facts.draftId,
        facts.templateId,
        facts.senderId,
        JSON.stringify(facts.content),
        JSON.stringify(facts.bindings),
        facts.editedStatus,
        facts.submittedBy,
        facts.queuedAt,
        facts.queuedAt,
      )
      return id
    },
    setState: (
      id: string,
      state: Submission['state'],
      details: { problem?: ProviderErrorKind | null; raw?: string | null; dueAt?: string | null; attempts?: number } = {},
    ): void => {
      db.prepare(
        'UPDATE submission SET state = ?, problem = ?, raw = ?, due_at = ?, attempts = coalesce(?, attempts) WHERE id = ?',
      ).run(state, details.problem ?? null, details.raw ?? null, details.dueAt ?? null, details.attempts ?? null, id)
    },
    finish: (id: string, templateId: string, at: string): void => {
      db.prepare(
        "UPDATE submission SET state = 'sent', problem = NULL, raw = NULL, due_at = NULL, template_id = ?, sent_at = ? WHERE id = ?",
      ).run(templateId, at, id)
    },
    /** The program ended while these were on their way: whether they arrived has to be looked for. */
    settleInterrupted: (at: string): void => {
      db.prepare("UPDATE submission SET state = 'unknown', due_at = ? WHERE state = 'sending'").run(at)
    },
    /** What failed of a draft is told no longer: it is submitted anew, or gone. */
    forgetFailed: (draftId: string): void => {
      db.prepare("DELETE FROM submission WHERE draft_id = ? AND state = 'failed'").run(draftId)
    },
    remove: (id: string): void => {
      db.prepare('DELETE FROM submission WHERE id = ?').run(id)
    },
  }
}
