import { ulid } from 'ulid'
import type { ExportRecord } from '#core/implementation'
import type { Db } from './database.ts'

type Row = {
  id: string
  sequence: number
  created_at: string
  content_hash: string
  file_name: string
  bytes: number
  open_points: string
}

const fromRow = (row: Row): ExportRecord => ({
  id: row.id,
  sequence: row.sequence,
  createdAt: row.created_at,
  contentHash: row.content_hash,
  fileName: row.file_name,
  bytes: row.bytes,
  openPoints: JSON.parse(row.open_points) as ExportRecord['openPoints'],
})

export function exportRepository(db: Db) {
  return {
    /** Newest first. */
    list: (implementationId: string): ExportRecord[] =>
      db
        .prepare<[string], Row>(
          'SELECT id, sequence, created_at, content_hash, file_name, bytes, open_points FROM bundle_export WHERE implementation_id = ? ORDER BY sequence DESC',
        )
        .all(implementationId)
        .map(fromRow),
    add: (implementationId: string, record: Omit<ExportRecord, 'id'>): ExportRecord => {
      const id = ulid()
      db.prepare(
        `INSERT INTO bundle_export (id, implementation_id, sequence, created_at, content_hash, file_name, bytes, open_points)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        id,
        implementationId,
        record.sequence,
        record.createdAt,
        record.contentHash,
        record.fileName,
        record.bytes,
        JSON.stringify(record.openPoints),
      )
      return { ...record, id }
    },
  }
}
