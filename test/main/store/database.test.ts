import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src-main/store/database.ts'
import { MIGRATIONS, type Migration } from '../../../src-main/store/migrations/index.ts'
import { tempDir } from '../../support/temp-dir.ts'

const codeOf = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
  return 'nothing thrown'
}

describe('openDatabase', () => {
  it('opens with write-ahead log, foreign keys and full sync', () => {
    const db = openDatabase(tempDir())
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    db.close()
  })

  it('refuses a database of a newer version and leaves it as it is', () => {
    const dataDir = tempDir()
    const db = openDatabase(dataDir)
    db.pragma('user_version = 9990')
    db.close()
    expect(codeOf(() => openDatabase(dataDir))).toBe('newer-database')
    const raw = new Database(join(dataDir, 'disparo.sqlite'))
    expect(raw.pragma('user_version', { simple: true })).toBe(9990)
    raw.close()
  })

  it('says that a file is no database', () => {
    const dataDir = tempDir()
    writeFileSync(join(dataDir, 'disparo.sqlite'), 'x'.repeat(4096))
    expect(codeOf(() => openDatabase(dataDir))).toBe('not-a-database')
  })

  it('says that the folder can’t be used', () => {
    const dataDir = join(tempDir(), 'a-file')
    writeFileSync(dataDir, '')
    expect(codeOf(() => openDatabase(dataDir))).toBe('folder-unusable')
  })
})

describe('migrations', () => {
  const addColumn = {
    number: 9000,
    name: 'note',
    up: (db) => db.exec('ALTER TABLE setting ADD COLUMN note TEXT'),
  } satisfies Migration
  const broken = {
    number: 9010,
    name: 'broken',
    up(db) {
      db.exec('CREATE TABLE half (x)')
      db.exec('no sql at all')
    },
  } satisfies Migration

  it('have rising numbers in tens and names that say what they do', () => {
    const numbers = MIGRATIONS.map((migration) => migration.number)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    for (const { name, number } of MIGRATIONS) {
      expect(name).toMatch(/^[a-z][a-z-]+$/)
      expect(number).toBeGreaterThan(0)
    }
  })

  it('make a copy before they change a database that holds something', () => {
    const dataDir = tempDir()
    openDatabase(dataDir).close()
    expect(existsSync(join(dataDir, 'backups'))).toBe(false)
    openDatabase(dataDir, [...MIGRATIONS, addColumn]).close()
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(['before-9000.sqlite'])
    const copy = new Database(join(dataDir, 'backups', 'before-9000.sqlite'))
    expect(copy.pragma('user_version', { simple: true })).toBe(MIGRATIONS.at(-1)?.number)
    copy.close()
  })

  it('leave nothing behind when one fails', () => {
    const dataDir = tempDir()
    openDatabase(dataDir).close()
    expect(() => openDatabase(dataDir, [...MIGRATIONS, addColumn, broken])).toThrow()
    const raw = new Database(join(dataDir, 'disparo.sqlite'))
    expect(raw.pragma('user_version', { simple: true })).toBe(9000)
    expect(raw.prepare("SELECT 1 FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined()
    raw.close()
  })
})
