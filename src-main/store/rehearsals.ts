import type { RehearsalSettings } from '#core/contract'
import { DEFAULT_LIMITS, type RehearsalRecord } from '#core/rehearsal'
import type { Db } from './database.ts'

const DEFAULTS: RehearsalSettings = { required: false, ...DEFAULT_LIMITS, keepsHistory: false }

type SettingRow = { required: number; per_day: number; per_week: number; keeps_history: number }
type Kind = 'events' | 'people'

/** Rehearsals of one implementation: the last one's figures, and what was decided about them. No row of a history is in here. */
export function rehearsalRepository(db: Db) {
  const settings = (implementationId: string): RehearsalSettings => {
    const row = db
      .prepare<[string], SettingRow>('SELECT * FROM rehearsal_setting WHERE implementation_id = ?')
      .get(implementationId)
    return row
      ? {
          required: row.required === 1,
          perDay: row.per_day,
          perWeek: row.per_week,
          keepsHistory: row.keeps_history === 1,
        }
      : DEFAULTS
  }
  return {
    settings,
    saveSettings: (implementationId: string, changes: Partial<RehearsalSettings>): void => {
      const { required, perDay, perWeek, keepsHistory } = { ...settings(implementationId), ...changes }
      db.prepare(
        `INSERT OR REPLACE INTO rehearsal_setting (implementation_id, required, per_day, per_week, keeps_history)
         VALUES (?, ?, ?, ?, ?)`,
      ).run(implementationId, Number(required), perDay, perWeek, Number(keepsHistory))
    },
    /** Null: there was none. */
    last: (implementationId: string): RehearsalRecord | null => {
      const row = db
        .prepare<[string], { record: string }>('SELECT record FROM rehearsal WHERE implementation_id = ?')
        .get(implementationId)
      return row ? (JSON.parse(row.record) as RehearsalRecord) : null
    },
    save: (implementationId: string, record: RehearsalRecord): void => {
      db.prepare('INSERT OR REPLACE INTO rehearsal (implementation_id, record) VALUES (?, ?)').run(
        implementationId,
        JSON.stringify(record),
      )
    },
    erase: (implementationId: string): void => {
      db.prepare('DELETE FROM rehearsal WHERE implementation_id = ?').run(implementationId)
    },
    /** Which column is which in a file with these names; null: nobody has said. */
    columns: (implementationId: string, kind: Kind, headers: readonly string[]): Record<string, number> | null => {
      const row = db
        .prepare<[string, string, string], { mapping: string }>(
          'SELECT mapping FROM rehearsal_columns WHERE implementation_id = ? AND kind = ? AND headers = ?',
        )
        .get(implementationId, kind, JSON.stringify(headers))
      return row ? (JSON.parse(row.mapping) as Record<string, number>) : null
    },
    saveColumns: (
      implementationId: string,
      kind: Kind,
      headers: readonly string[],
      mapping: Readonly<Record<string, number | undefined>>,
    ): void => {
      db.prepare('INSERT OR REPLACE INTO rehearsal_columns (implementation_id, kind, headers, mapping) VALUES (?, ?, ?, ?)').run(
        implementationId,
        kind,
        JSON.stringify(headers),
        JSON.stringify(mapping),
      )
    },
  }
}
