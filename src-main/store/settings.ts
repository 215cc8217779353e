import { type Settings, settingsSchema } from '#core/contract'
import { type Prices, pricesSchema } from '#core/review'
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
    /** Those that a person typed; null: the shipped table holds. */
    prices: (): Prices | null => {
      const row = db.prepare<[], { value: string }>("SELECT value FROM setting WHERE key = 'prices'").get()
      return row ? pricesSchema.parse(JSON.parse(row.value)) : null
    },
    savePrices: (prices: Prices | null): void => {
      if (prices === null) db.prepare("DELETE FROM setting WHERE key = 'prices'").run()
      else
        db.prepare("INSERT INTO setting VALUES ('prices', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(
          JSON.stringify(prices),
        )
    },
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
