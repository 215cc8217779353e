import { type Settings, settingsSchema } from '#core/contract'
import type { Db } from './database.ts'

export function settingsRepository(db: Db, initial: Settings) {
  const get = (): Settings => {
    const rows = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting').all()
    const stored = settingsSchema.partial().safeParse(Object.fromEntries(rows.map((row) => [row.key, row.value])))
    // A value that a later version wrote is not understood here: the default stands in, the row stays.
    return { ...initial, ...(stored.success ? stored.data : {}) }
  }
  return {
    get,
    /** Which version of this program wrote the computed columns. */
    computedBy: (): string | null =>
      db.prepare<[], { value: string }>("SELECT value FROM setting WHERE key = 'computed-by'").get()?.value ?? null,
    setComputedBy: (version: string): void => {
      db.prepare("INSERT INTO setting VALUES ('computed-by', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(
        version,
      )
    },
    save: (change: Partial<Settings>): Settings => {
      const upsert = db.prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      for (const [key, value] of Object.entries(change)) if (value !== undefined) upsert.run(key, value)
      // Whoever works here is who history names.
      db.prepare('UPDATE actor SET name = ?').run(get().operator)
      return get()
    },
  }
}
