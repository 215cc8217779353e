import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundleError, verdictOf } from '#core/bundle'
import type { WindowPlace } from '#core/contract'
import { exampleBundle } from '../../support/arbitrary.ts'
import { openInProcess } from '../../support/in-process.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { exampleBytes, wholeBytes } from '../bundle/archives.ts'
import { BAD_BUNDLES } from '../bundle/bad-bundles.ts'

const asFile = (bytes: Uint8Array, name = 'clinica-0003.disparo'): File => new File([new Uint8Array(bytes)], name)

describe('a bundle that someone opens', () => {
  test('is described with what a person wants to know of it, and nothing of it is kept', async () => {
    const { disparo } = await openInProcess()
    const { key } = await disparo.bundles.inspect({ file: asFile(exampleBytes()) })
    const report = await disparo.bundles.report({ key })
    expect(report).toMatchObject({
      fileName: 'clinica-0003.disparo',
      bytes: exampleBytes().length,
      whole: true,
      right: true,
      reasons: [],
    })
    expect(report.content).toMatchObject({
      client: 'Clínica Horizonte',
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      triggers: { status: expect.any(Number), operate: expect.any(Number), chat: expect.any(Number) },
    })
    expect(report.content?.templates).toHaveLength(3)
    expect(report.content?.numbers).toHaveLength(2)
    expect(await disparo.implementations.list()).toEqual([])
  })

  test('is loaded into a database at a word, after what would change was seen, and that is kept', async () => {
    const { disparo } = await openInProcess()
    const { id } = await disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
    const content = exampleBundle()
    content.manifest.implementation.id = id
    const open = async (bytes: Uint8Array) => (await disparo.bundles.inspect({ file: asFile(bytes) })).key
    const key = await open(wholeBytes(content))
    const path = join(tempDir(), 'crm.sqlite')
    const load = (dryRun: boolean, of = key, said: ('environment' | 'restart')[] = []) =>
      disparo.bundles.load({ key: of, target: `sqlite:${path}`, password: null, dryRun, said })

    const seen = await load(true)
    expect(seen).toMatchObject({ ok: true, target: `sqlite:${path}`, updated: 0, removed: 0, unchanged: 0 })
    if (!seen.ok) throw new Error('it can be loaded')
    expect(seen.changes).toHaveLength(seen.inserted)
    expect(seen.changes).toContainEqual({ role: 'numbers', change: 'inserted', key: ['+551130001000'] })
    expect(existsSync(path)).toBe(false)
    expect(await disparo.bundles.loads({ implementationId: id })).toEqual([])

    expect(await load(false)).toMatchObject({ ok: true, inserted: seen.inserted })
    expect(await load(true)).toMatchObject({ ok: true, changes: [], unchanged: seen.inserted })
    const [kept, ...others] = await disparo.bundles.loads({ implementationId: id })
    expect(others).toEqual([])
    expect(kept).toMatchObject({ target: `sqlite:${path}`, sequence: content.manifest.sequence, inserted: seen.inserted })

    // One older than what is there needs a word, and one for another environment another.
    const older = exampleBundle()
    older.manifest.implementation.id = id
    older.manifest.sequence = 1
    older.numbers[0] = { ...(older.numbers[0] as (typeof older.numbers)[number]), label: 'Outro nome' }
    const first = await open(wholeBytes(older))
    expect(await load(true, first)).toMatchObject({ ok: false, needs: 'restart' })
    expect(await load(true, first, ['restart'])).toMatchObject({
      ok: true,
      restartedFrom: content.manifest.sequence,
      changes: [{ role: 'numbers', change: 'updated' }],
    })
    older.manifest.environment = older.manifest.environment === 'staging' ? 'production' : 'staging'
    expect(await load(true, await open(wholeBytes(older)), ['restart'])).toMatchObject({ ok: false, needs: 'environment' })
  })

  test('says in a sentence what database it can not be loaded into, without the password', async () => {
    const { disparo } = await openInProcess()
    const { key } = await disparo.bundles.inspect({ file: asFile(exampleBytes()) })
    const load = (target: string, password: string | null = null) =>
      disparo.bundles.load({ key, target, password, dryRun: true, said: [] })
    for (const target of ['crm.sqlite', 'sqlite::memory:', `sqlite:${join(tempDir(), 'não', 'há', 'crm.sqlite')}`]) {
      const answer = await load(target)
      expect(answer, target).toMatchObject({ ok: false, needs: null })
    }
    const answer = await load('postgres://disparo:gEh3im@127.0.0.1:1/crm', 'gEh3im')
    expect(answer).toMatchObject({ ok: false, reason: { en: expect.stringContaining('127.0.0.1:1') } })
    expect(JSON.stringify(answer)).not.toContain('gEh3im')
    const broken = await disparo.bundles.inspect({ file: asFile(new Uint8Array([1, 2, 3])) })
    await expect(
      disparo.bundles.load({ key: broken.key, target: 'sqlite:x', password: null, dryRun: true, said: [] }),
    ).rejects.toMatchObject({ data: { code: 'not-found' } })
  })

  test('one that can not be taken says why, in both languages, and shows nothing of its content', async () => {
    const { disparo } = await openInProcess()
    for (const [name, bytes, code] of BAD_BUNDLES.filter(
      ([, , each], at) => BAD_BUNDLES.findIndex(([, , other]) => other === each) === at,
    )) {
      const { key } = await disparo.bundles.inspect({ file: asFile(bytes) })
      const report = await disparo.bundles.report({ key })
      expect(report.content, name).toBeNull()
      expect(report.whole && report.right === true, name).toBe(false)
      expect(report.reasons[0]?.['pt-BR'], `${name} ${code}`).not.toBe(report.reasons[0]?.en)
      for (const sentence of report.reasons.flatMap((reason) => Object.values(reason)))
        expect(sentence).not.toMatch(/bundle\.errors|\{\{|undefined/)
    }
  })

  test('a changed byte makes it not whole; a trigger without its template not right', () => {
    expect(verdictOf(bundleError('hash-mismatch', { path: 'x' }).error)).toEqual({ whole: false, right: null })
    expect(verdictOf(bundleError('unknown-field', { path: 'x', field: 'y' }).error)).toEqual({ whole: false, right: null })
    const reference = bundleError('broken-reference', {
      path: 'triggers.json',
      field: '0.template',
      kind: 'template',
      target: 'x',
    })
    expect(verdictOf(reference.error)).toEqual({ whole: true, right: false })
    expect(verdictOf(null)).toEqual({ whole: true, right: true })
  })

  test('the last few can be gone back to, an unknown one is not there', async () => {
    const { disparo } = await openInProcess()
    const keys = []
    for (let n = 0; n < 21; n++) keys.push((await disparo.bundles.inspect({ file: asFile(exampleBytes(), `${n}.disparo`) })).key)
    expect((await disparo.bundles.report({ key: keys[20] ?? '' })).fileName).toBe('20.disparo')
    expect((await disparo.bundles.report({ key: keys[1] ?? '' })).fileName).toBe('1.disparo')
    await expect(disparo.bundles.report({ key: keys[0] ?? '' })).rejects.toMatchObject({ data: { code: 'not-found' } })
  })
})

/** The report's key in the place that the window was sent to. */
const keyOf = ({ value }: IteratorResult<WindowPlace, unknown>): string => {
  expect(value).toMatchObject({ page: 'bundle' })
  return (value as WindowPlace).subject ?? ''
}

describe('the desk', () => {
  test('has the window go to a bundle of this machine, also when its page comes later', async () => {
    const { disparo, app } = await openInProcess()
    const file = join(tempDir(), 'clínica com espaço.disparo')
    writeFileSync(file, exampleBytes())
    await app.desk.openBundle(file)
    const places = await disparo.app.places()
    const key = keyOf(await places.next())
    expect(await disparo.bundles.report({ key })).toMatchObject({ fileName: 'clínica com espaço.disparo', whole: true })
    app.desk.show({ page: 'settings', subject: null })
    expect((await places.next()).value).toEqual({ page: 'settings', subject: null })
  })

  test('a page that comes again is not sent where it was sent before', async () => {
    const { disparo, app } = await openInProcess()
    app.desk.show({ page: 'about', subject: null })
    const first = await disparo.app.places()
    await first.next()
    await first.return?.(undefined)
    const second = await disparo.app.places()
    app.desk.show({ page: 'settings', subject: null })
    expect((await second.next()).value).toEqual({ page: 'settings', subject: null })
  })

  test('a file that is no longer there has a report that says so', async () => {
    const { disparo, app } = await openInProcess()
    await app.desk.openBundle(join(tempDir(), 'gone.disparo'))
    const places = await disparo.app.places()
    const report = await disparo.bundles.report({ key: keyOf(await places.next()) })
    expect(report).toMatchObject({ whole: false, right: null, content: null })
    expect(report.reasons[0]?.['pt-BR']).toContain('gone.disparo')
  })

  test('names the clients that were changed last, and tells when one is another', async () => {
    const { disparo, app, clock } = await openInProcess()
    const heard: string[] = []
    const stop = app.desk.listen(() =>
      heard.push(
        app.desk
          .recent()
          .map(({ client }) => client)
          .join(),
      ),
    )
    const facts = {
      environment: 'staging' as const,
      isolatedServiceTree: '',
      receptive: null,
      clientVarActiveSince: null,
      chatRequestType: '',
    }
    for (let n = 1; n <= 9; n++) {
      clock.advance(1000)
      await disparo.implementations.create({ ...facts, client: `Cliente ${n}` })
    }
    expect(app.desk.recent().map(({ client }) => client)).toEqual([9, 8, 7, 6, 5, 4, 3, 2].map((n) => `Cliente ${n}`))
    expect(heard.at(-1)).toMatch(/^Cliente 9,/)
    await disparo.app.saveSettings({ locale: 'en' })
    expect(app.desk.locale()).toBe('en')
    expect(heard).toHaveLength(10)
    stop()
  })
})
