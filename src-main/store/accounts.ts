import { ulid } from 'ulid'
import type { ProviderAccount, SyncSummary } from '#core/implementation'
import { type ProviderErrorKind, type ProviderId, providerErrorKindSchema } from '#core/provider'
import { type Clock, instant } from '../clock.ts'
import type { CredentialReference } from '../keychain/index.ts'
import type { Db } from './database.ts'

/** An account as it is stored: where its secret is, not whether it can be read now. */
export type StoredAccount = Omit<ProviderAccount, 'credential'> & { credential: CredentialReference | null }

type Row = {
  id: string
  implementation_id: string
  provider: ProviderId
  label: string
  mode: ProviderAccount['mode']
  settings: string
  credential_backend: CredentialReference['backend'] | null
  credential_service: string | null
  credential_account: string | null
  checked_at: string | null
  check_problem: string | null
  ended_at: string | null
  added: number | null
  changed: number | null
  missing: number | null
  unsupported: number | null
  unchanged: number | null
  since: string | null
}

const SELECT = `
SELECT provider_account.*, run.ended_at, run.added, run.changed, run.missing, run.unsupported, run.unchanged, run.since
FROM provider_account
LEFT JOIN sync_run AS run ON run.id =
  (SELECT id FROM sync_run WHERE account_id = provider_account.id ORDER BY ended_at DESC, id DESC LIMIT 1)`

const fromRow = (row: Row): StoredAccount => ({
  id: row.id,
  implementationId: row.implementation_id,
  provider: row.provider,
  label: row.label,
  mode: row.mode,
  settings: JSON.parse(row.settings),
  credential:
    row.credential_backend === null || row.credential_service === null || row.credential_account === null
      ? null
      : { backend: row.credential_backend, service: row.credential_service, account: row.credential_account },
  lastCheck:
    row.checked_at === null
      ? null
      : {
          at: row.checked_at,
          ok: row.check_problem === null,
          problem: row.check_problem === null ? null : providerErrorKindSchema.parse(row.check_problem),
        },
  lastSync:
    row.ended_at === null
      ? null
      : {
          endedAt: row.ended_at,
          added: row.added ?? 0,
          changed: row.changed ?? 0,
          missing: row.missing ?? 0,
          unsupported: row.unsupported ?? 0,
          unchanged: row.unchanged ?? 0,
          ...(row.since !== null && { since: row.since }),
        },
})

export function accountRepository(db: Db, clock: Clock) {
  return {
    get: (id: string): StoredAccount | null => {
      const row = db.prepare<[string], Row>(`${SELECT} WHERE provider_account.id = ?`).get(id)
      return row ? fromRow(row) : null
    },
    list: (implementationId: string): StoredAccount[] =>
      db
        .prepare<[string], Row>(`${SELECT} WHERE implementation_id = ? ORDER BY provider_account.id`)
        .all(implementationId)
        .map(fromRow),
    /** Of every implementation. */
    all: (): StoredAccount[] => db.prepare<[], Row>(`${SELECT} ORDER BY provider_account.id`).all().map(fromRow),
    create: (account: Pick<StoredAccount, 'implementationId' | 'provider' | 'label' | 'mode' | 'settings'>): string => {
      const id = ulid()
      db.prepare(
        'INSERT INTO provider_account (id, implementation_id, provider, label, mode, settings, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(
        id,
        account.implementationId,
        account.provider,
        account.label,
        account.mode,
        JSON.stringify(account.settings),
        instant(clock),
      )
      return id
    },
    /** What was found out about other settings no longer counts. */
    update: (id: string, label: string, settings: Record<string, string>): void => {
      const text = JSON.stringify(settings)
      db.prepare(`UPDATE provider_account SET label = ?, settings = ?,
        checked_at = CASE settings WHEN ? THEN checked_at END,
        check_problem = CASE settings WHEN ? THEN check_problem END WHERE id = ?`).run(label, text, text, text, id)
    },
    setCredential: (id: string, reference: CredentialReference | null): void => {
      db.prepare(
        'UPDATE provider_account SET credential_backend = ?, credential_service = ?, credential_account = ? WHERE id = ?',
      ).run(reference?.backend ?? null, reference?.service ?? null, reference?.account ?? null, id)
    },
    setCheck: (id: string, problem: ProviderErrorKind | null): void => {
      db.prepare('UPDATE provider_account SET checked_at = ?, check_problem = ? WHERE id = ?').run(instant(clock), problem, id)
    },
    /** What a sync that nobody asked for brought is added to what no person has seen yet. */
    addSync: (id: string, summary: SyncSummary, isAsked: boolean): void => {
      const unseen = isAsked
        ? undefined
        : db
            .prepare<[string], { added: number; changed: number; since: string; shown: 0 | 1 }>(
              `SELECT added, changed, coalesce(since, ended_at) AS since, shown FROM sync_run WHERE account_id = ?
               ORDER BY ended_at DESC, id DESC LIMIT 1`,
            )
            .get(id)
      const before = unseen?.shown === 0 && unseen.added + unseen.changed > 0 ? unseen : null
      db.prepare(
        `INSERT INTO sync_run (id, account_id, ended_at, added, changed, missing, unsupported, unchanged, since)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        ulid(),
        id,
        summary.endedAt,
        summary.added + (before?.added ?? 0),
        summary.changed + (before?.changed ?? 0),
        summary.missing,
        summary.unsupported,
        summary.unchanged,
        before?.since ?? null,
      )
    },
    /** A person has seen the counts of the syncs up to this instant. */
    noteCountsShown: (id: string, endedAt: string): void => {
      db.prepare('UPDATE sync_run SET shown = 1 WHERE account_id = ? AND ended_at <= ? AND shown = 0').run(id, endedAt)
    },
    remove: (id: string): void => {
      db.prepare('DELETE FROM provider_account WHERE id = ?').run(id)
    },
  }
}
