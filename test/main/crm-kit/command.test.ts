import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { KIT_ARCHIVE, kitFiles, openConformance } from '../../../src-main/crm-kit/index.ts'
import { crmCheck, crmKit } from '../../../src-main/headless/crm-kit.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runCommand } from '../bundle/terminal.ts'
import { KIT } from './kit.ts'

const node = `'${process.execPath}'`
const reference = `${node} '${join(import.meta.dirname, '../bundle/load-process.ts')}' {bundle} sqlite:{target}`
const { cases, check } = openConformance(KIT)
const named = (name: string) => {
  const found = cases.find((one) => one.name === name)
  if (!found) throw new Error(`no case ${name}`)
  return found
}

/** A loader of a few lines, as somebody begins one. */
function script(body: string): string {
  const file = join(tempDir(), 'load.mjs')
  writeFileSync(file, `const [bundle, target] = process.argv.slice(2)\n${body}`)
  return `${node} '${file}' {bundle} {target}`
}

describe('disparo crm-kit', () => {
  it('writes the kit as files and as one archive of the same, and nothing over what is there', async () => {
    const folder = join(tempDir(), 'kit do CRM')
    const made = await runCommand((terminal) => crmKit(KIT, folder, terminal), { json: true })
    expect(made.exit).toBe(0)
    const archive = unzipSync(readFileSync(join(folder, KIT_ARCHIVE)))
    expect(Object.keys(archive).sort()).toEqual(kitFiles(KIT).map(({ path }) => path))
    for (const [path, bytes] of Object.entries(archive)) expect(readFileSync(join(folder, path)).equals(bytes)).toBe(true)
    await expect(runCommand((terminal) => crmKit(KIT, folder, terminal))).rejects.toThrow(/README\.md/)
  })
})

describe('disparo crm-check', () => {
  it.each([
    'full',
    'newer',
    'older',
    'same-sequence',
    'renamed',
    'two-clients',
    'staging-beside-production',
    'signed',
    'wrong-over-right',
  ])(
    'is passed by the loader that Disparo has: %s',
    async (name) => {
      expect(await check(reference, named(name))).toMatchObject({ passed: true, step: null })
    },
    60_000,
  )

  it('shows the rows that a loader forgets', async () => {
    const loader = script(`
      import Database from '${join(import.meta.dirname, '../../../node_modules/better-sqlite3/lib/index.js')}'
      const database = new Database(target)
      database.exec('CREATE TABLE disparo_number (implementation_id INTEGER, number_key TEXT, account TEXT, label TEXT, phone TEXT, sender_id TEXT, chat_standard INTEGER, default_template TEXT)')
    `)
    const { passed, differences } = await check(loader, named('small'))
    expect(passed).toBe(false)
    expect(differences.disparo_number).toMatchObject({ missing: [{ phone: '+551130001000', chat_standard: 1 }], unexpected: [] })
  })

  it('finds one that takes everything, one that takes nothing, and one that leaves something behind', async () => {
    const all = await runCommand((terminal) =>
      crmCheck(KIT, { loader: script('process.exit(0)'), rules: false, only: 'older' }, terminal),
    )
    expect(all.exit).toBe(1)
    expect(all.stdout).toMatch(/full\.disparo/)
    const none = await runCommand(
      (terminal) =>
        crmCheck(KIT, { loader: script("console.error('não sei'); process.exit(2)"), rules: false, only: 'full' }, terminal),
      { json: true },
    )
    expect(JSON.parse(none.stdout)).toMatchObject({
      ok: false,
      must: { passed: 0, all: 1 },
      failed: [{ step: 0, exit: 2, said: 'não sei' }],
    })
    const behind = script(`
      import Database from '${join(import.meta.dirname, '../../../node_modules/better-sqlite3/lib/index.js')}'
      const database = new Database(target)
      database.exec('CREATE TABLE disparo_implementation (id INTEGER, implementation TEXT, client TEXT, environment TEXT, sequence INTEGER, content_hash TEXT, created_at TEXT, generator TEXT)')
      database.exec("INSERT INTO disparo_implementation (id, implementation) VALUES (1, 'x')")
      process.exit(1)
    `)
    const wrong = await check(behind, named('damaged/an-empty-file'))
    expect(wrong).toMatchObject({
      passed: false,
      step: 0,
      exit: 1,
      differences: { disparo_implementation: { unexpected: [{ implementation: 'x' }] } },
    })
  })

  it('counts the rules apart unless they are asked for', async () => {
    const loader = script('process.exit(0)')
    const name = cases.find(({ level }) => level === 'rules')?.name ?? ''
    const run = (rules: boolean) =>
      runCommand((terminal) => crmCheck(KIT, { loader, rules, only: name }, terminal), { json: true })
    expect(await run(false)).toMatchObject({ exit: 0 })
    expect(await run(true)).toMatchObject({ exit: 1 })
  })

  it('says what is missing in a command, and that there is no such case', async () => {
    const run = (loader: string, only?: string) =>
      runCommand((terminal) => crmCheck(KIT, { loader, rules: false, only }, terminal))
    await expect(run('load.py {bundle}')).rejects.toThrow(/\{target\}/)
    await expect(run('load.py {bundle} {target}', 'nada')).rejects.toThrow(/nada/)
  })
})
