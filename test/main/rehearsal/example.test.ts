import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exampleHistory, type RehearsalSummary } from '#core/rehearsal'
import { UsageError } from '../../../src-main/headless/output.ts'
import { rehearseFiles } from '../../../src-main/headless/rehearse.ts'
import { writeExample } from '../../../src-main/headless/rehearse-example.ts'
import { createExample } from '../../support/example.ts'
import { openInProcess } from '../../support/in-process.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runCommand } from '../bundle/terminal.ts'

it('is the same at every call', () => {
  const once = exampleHistory()
  expect(exampleHistory()).toEqual(once)
  const sha = createHash('sha256').update(once.contacts).update(once.events).digest('hex')
  expect(sha).toMatchSnapshot()
})

it('holds two mistakes that a rehearsal of the training implementation shows', { timeout: 120_000 }, async () => {
  const folder = join(tempDir(), 'exemplo')
  expect((await runCommand((terminal) => writeExample(folder, terminal))).exit).toBe(0)
  const again = await runCommand((terminal) => writeExample(folder, terminal)).catch((error: unknown) => error)
  expect(again).toBeInstanceOf(UsageError)

  const { disparo } = await openInProcess()
  const { implementationId } = await createExample(disparo)
  const { file } = await disparo.exports.create({ implementationId })
  const bundle = join(folder, 'treino.disparo')
  writeFileSync(bundle, new Uint8Array(await file.arrayBuffer()))
  const out = join(folder, 'barrados.csv')
  const options = {
    bundle,
    contacts: join(folder, 'contatos.csv'),
    events: join(folder, 'eventos.csv'),
    out,
    columns: [],
    mendsText: false,
  }
  const { exit, stdout } = await runCommand((terminal) => rehearseFiles(options, terminal), { json: true })
  expect(exit).toBe(0)
  const summary = JSON.parse(stdout) as RehearsalSummary
  expect(summary.events).toBeGreaterThanOrEqual(20_000)
  expect(summary.events).toBeLessThan(20_020)
  expect(summary.blocked.unreadable).toBeUndefined()
  expect(summary.blocked['unknown-contact']).toBeUndefined()
  // Ten times per ticket: more of these than of all other messages together.
  const repeated = summary.byTemplate.conclusao_servico_v1 ?? 0
  expect(repeated).toBeGreaterThan(summary.sent / 2)
  // A quarter of the contacts: of what would be sent otherwise, a quarter.
  const empty = summary.blocked['empty-variable'] ?? 0
  expect(empty / (empty + summary.sent)).toBeCloseTo(0.25, 1)
  expect(summary.worstBindings[0]).toMatchObject({ template: 'conclusao_servico_v1', token: 'NOME' })
  expect(readFileSync(out, 'utf8')).toContain('%NOME%')
})
