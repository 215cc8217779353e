import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { BundleContent } from '#core/bundle'
import { bundleFiles, contentHashOf, manifestHashOf } from '#core/bundle'
import { sha256, writeBundle } from '../../../src-main/bundle/index.ts'
import { zip } from '../../../src-main/bundle/pack.ts'
import { diffFiles } from '../../../src-main/headless/bundle-diff.ts'
import { compose, exampleBundle } from '../../support/arbitrary.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runCommand } from './terminal.ts'

function save(bytes: Uint8Array): string {
  const file = join(tempDir(), 'given.disparo')
  writeFileSync(file, bytes)
  return file
}

const changed = (edit: (text: string) => string): BundleContent => {
  const snapshot = exampleSnapshot()
  for (const { content } of snapshot.templates) content.body.text = edit(content.body.text)
  return compose(snapshot, { sequence: 4 })
}
const diff = (before: string, after: string, options: Parameters<typeof runCommand>[1] = {}) =>
  runCommand((terminal) => diffFiles(before, after, terminal), options)

it('says that nothing changes, by its exit too', async () => {
  const [a, b] = [
    save(writeBundle(exampleBundle())),
    save(writeBundle(exampleBundle({ sequence: 9, createdAt: '2027-01-01T00:00:00.000Z' }))),
  ]
  expect(await diff(a, b)).toMatchObject({ exit: 0, stderr: '', stdout: expect.stringContaining('Nada muda') })
  expect(JSON.parse((await diff(a, b, { json: true })).stdout)).toMatchObject({
    same: true,
    changes: [],
    after: { sequence: 9, whole: true, right: true },
  })
})

it.each(['pt-BR', 'en'] as const)('marks the one word that changed, under its risk, in %s', async (locale) => {
  const [a, b] = [save(writeBundle(exampleBundle())), save(writeBundle(changed((text) => text.replace('Dúvidas', 'Perguntas'))))]
  const { exit, stdout } = await diff(a, b, { locale })
  expect(exit).toBe(1)
  expect(stdout).toContain('vence em {{3}}. [-Dúvidas-]{+Perguntas+}? Fale')
  expect(stdout).toContain(locale === 'en' ? '\nSomeone gets something else\n' : '\nAlguém recebe outra coisa\n')
  const { same, counts, changes } = JSON.parse((await diff(a, b, { locale, json: true })).stdout)
  expect({ same, changes: changes.length, counts }).toMatchObject({
    same: false,
    changes: 1,
    counts: { 'someone-gets-something-else': 1, 'no-effect': 0 },
  })
  expect(changes[0]).toMatchObject({
    id: 'template-body:aviso_boleto_v1.pt_BR',
    kind: 'template-body',
    follows: null,
    message: expect.stringContaining('aviso_boleto_v1'),
  })
})

it('compares one that is whole and not right, and says so; refuses one that is not whole', async () => {
  const good = exampleBundle()
  const [account] = good.providers
  const parts = { ...good, providers: [account, account].flatMap((each) => (each ? [each] : [])) }
  const files = bundleFiles({ ...parts, manifest: undefined } as never).filter(({ path }) => path !== 'manifest.json')
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  const about = {
    ...good.manifest,
    files: files.map(({ path, text }) => ({ path, sha256: sha256(bytesOf(text)), bytes: bytesOf(text).length })),
  }
  const hashed = { ...about, contentHash: contentHashOf(about, sha256) }
  const manifest = { ...hashed, manifestHash: manifestHashOf(hashed, sha256) }
  const wrong = save(zip(bundleFiles({ ...parts, manifest }).map(({ path, text }) => ({ path, bytes: bytesOf(text) }))))
  const right = save(writeBundle(good))
  const { exit, stderr } = await diff(right, wrong)
  expect(exit).toBe(1)
  expect(stderr).toContain('não certo')
  expect(await diff(right, save(new TextEncoder().encode('nothing')))).toMatchObject({ exit: 2, stdout: '' })
  await expect(diff(right, join(tempDir(), 'missing'))).rejects.toThrow('missing')
})
