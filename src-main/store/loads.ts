import { ulid } from 'ulid'
import type { LoadRecord } from '#core/implementation'
import type { Db } from './database.ts'

const COLUMNS =
  'loaded_at AS loadedAt, person, target, sequence, content_hash AS contentHash, inserted, updated, unchanged, removed'

/** Bundles of an implementation that were loaded into a database from here. */
export function loadRepository(db: Db) {
  return {
    /** Newest first. */
    list: (implementationId: string): LoadRecord[] =>
      db
        .prepare<[string], LoadRecord>(`SELECT id, ${COLUMNS} FROM bundle_load WHERE implementation_id = ? ORDER BY id DESC`)
        .all(implementationId),
    add: (implementationId: string, record: Omit<LoadRecord, 'id'>): void => {
      db.prepare(
        `INSERT INTO bundle_load (id, implementation_id, loaded_at, person, target, sequence, content_hash, inserted, updated, unchanged, removed)
         VALUES (:id, :implementationId, :loadedAt, :person, :target, :sequence, :contentHash, :inserted, :updated, :unchanged, :removed)`,
      ).run({ id: ulid(), implementationId, ...record })
    },
  }
}
