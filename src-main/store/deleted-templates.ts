import { ulid } from 'ulid'
import type { DeletedName } from '#core/lint'
import type { Db } from './database.ts'

/** Names that were deleted at the provider from here: Meta keeps an approved one locked for 30 days. */
export function deletedTemplateRepository(db: Db) {
  return {
    add: (accountId: string, deleted: DeletedName & { language: string }): void => {
      db.prepare('INSERT INTO deleted_template VALUES (?, ?, ?, ?, ?, ?)').run(
        ulid(),
        accountId,
        deleted.name,
        deleted.language,
        deleted.wasApproved ? 1 : 0,
        deleted.deletedAt,
      )
    },
    since: (accountId: string, since: string): DeletedName[] =>
      db
        .prepare<[string, string], { name: string; deleted_at: string; was_approved: 0 | 1 }>(
          'SELECT name, deleted_at, was_approved FROM deleted_template WHERE account_id = ? AND deleted_at > ? ORDER BY deleted_at',
        )
        .all(accountId, since)
        .map((row) => ({ name: row.name, deletedAt: row.deleted_at, wasApproved: row.was_approved === 1 })),
  }
}
