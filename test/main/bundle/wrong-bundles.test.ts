import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadBundle, openLoadTarget, readBundle, readWhole } from '../../../src-main/bundle/index.ts'
import { loadFile, verifyFile } from '../../../src-main/headless/bundle.ts'
import { exampleBundle } from '../../support/arbitrary.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { WRONG_BUNDLES, type WrongBundle } from '../../support/wrong-bundles.ts'
import { wholeBytes } from './archives.ts'
import { newSqlite } from './databases.ts'
import { runCommand } from './terminal.ts'

function pack({ change }: WrongBundle): Uint8Array {
  const content = structuredClone(exampleBundle())
  change(content)
  return wholeBytes(content)
}

/** One of each kind of fault, for what takes longer. */
const KINDS = WRONG_BUNDLES.filter(({ code }, at) => WRONG_BUNDLES.findIndex((other) => other.code === code) === at)

describe('a bundle that is whole and wrong', () => {
  it.each(WRONG_BUNDLES)('is read as whole and refused: $title', (wrong) => {
    const bytes = pack(wrong)
    const whole = readWhole(bytes)
    expect(whole).toMatchObject({ ok: true })
    expect(readBundle(bytes)).toMatchObject({
      ok: false,
      faults: expect.arrayContaining([{ code: wrong.code, data: expect.objectContaining(wrong.data) }]),
    })
  })

  it.each(KINDS)('is loaded by nobody: $title', async (wrong) => {
    const database = await newSqlite()
    const whole = readWhole(pack(wrong))
    const target = openLoadTarget(database.spec)
    if (!whole.ok || !target.ok) throw new Error('whole, and a place to load to')
    const loaded = await loadBundle(whole.value, target.value)
    await target.value.close()
    expect(loaded).toMatchObject({ ok: false })
    expect(loaded.ok || loaded.error.code).not.toBe('target-failed')
    expect(await database.contents()).toEqual({})
  })

  it.each(KINDS)('is told with its place in both languages, and all of it to machines: $title', async (wrong) => {
    const file = join(tempDir(), 'wrong.disparo')
    writeFileSync(file, pack(wrong))
    const said = new Set<string>()
    for (const locale of ['pt-BR', 'en'] as const) {
      const verified = await runCommand((terminal) => verifyFile(file, terminal), { locale })
      expect(verified).toMatchObject({ exit: 2, stdout: '' })
      expect(verified.stderr).toMatch(/^\S[^\n]*\.\n$/)
      expect(verified.stderr).not.toMatch(/bundleRules|\{\{[a-z]+\}\}(?!”)|undefined/)
      said.add(verified.stderr)
      const json = await runCommand((terminal) => verifyFile(file, terminal), { locale, json: true })
      const told = JSON.parse(json.stdout)
      expect(told).toMatchObject({ ok: false, whole: true, right: false })
      expect(told.faults).toContainEqual(expect.objectContaining({ rule: wrong.code, ...wrong.data }))
      const target = `sqlite:${join(tempDir(), 'new.sqlite')}`
      expect(await runCommand((terminal) => loadFile(file, target, terminal), { locale })).toEqual(verified)
    }
    expect(said.size).toBe(2)
  })
})
