import { describe, expect, it } from 'vitest'
import { type BundleMigration, checkMigrations, FORMAT_VERSION, MIGRATIONS, migrateDocument } from '#core/bundle'

const step = (from: number, up: BundleMigration['up'] = (document) => document): BundleMigration => ({
  from,
  name: `step-${from}`,
  up,
})

describe('checkMigrations', () => {
  it('accepts the released steps, and none for the first version', () => {
    expect(() => checkMigrations(MIGRATIONS, FORMAT_VERSION)).not.toThrow()
    expect(() => checkMigrations([], 1)).not.toThrow()
  })
  it.each([
    ['a gap', [step(1), step(3)], 4],
    ['a step twice', [step(1), step(1)], 3],
    ['a late start', [step(2)], 3],
    ['a version without its step', [step(1)], 3],
    ['a step too many', [step(1)], 1],
  ])('refuses %s', (_, steps, newest) => {
    expect(() => checkMigrations(steps, newest)).toThrow(/bundle migration/)
  })
})

describe('migrateDocument', () => {
  const rename = step(1, (document) => ({ ...document, 'b.json': document['a.json'] }))
  const count = step(2, (document) => Object.assign(document, { 'c.json': 3 }))

  it('runs the steps behind the given version in order and raises formatVersion', () => {
    const document = { 'manifest.json': { formatVersion: 1, sequence: 5 }, 'a.json': 1 }
    expect(migrateDocument(document, 1, [rename, count])).toEqual({
      ok: true,
      value: { 'manifest.json': { formatVersion: 3, sequence: 5 }, 'a.json': 1, 'b.json': 1, 'c.json': 3 },
    })
    expect(migrateDocument(document, 2, [rename, count])).toMatchObject({ value: { 'c.json': 3, 'a.json': 1 } })
  })

  it('leaves the document as it was', () => {
    const document = { 'manifest.json': { formatVersion: 2 } }
    migrateDocument(document, 2, [rename, count])
    expect(document).toEqual({ 'manifest.json': { formatVersion: 2 } })
  })

  it('names the step that could not read the document', () => {
    const broken = step(2, () => {
      throw new TypeError('no such field')
    })
    expect(migrateDocument({ 'manifest.json': {} }, 1, [rename, broken])).toEqual({
      ok: false,
      error: { code: 'migration-failed', data: { from: 2, to: 3, step: 'step-2' } },
    })
  })
})
