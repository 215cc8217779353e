import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import {
  allTemplates,
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
  withPhone,
  withTrigger,
} from '../../support/in-process.ts'

const CANARY = 'CANARIO-51c0ffee7f3a9d24-segredo'
const FORMS = [CANARY, Buffer.from(CANARY).toString('base64').replace(/=+$/, ''), Buffer.from(CANARY).toString('hex')]
const finds = (bytes: Uint8Array | string): boolean => FORMS.some((form) => Buffer.from(bytes).includes(form))

it('a secret that works for the whole job is in no file of the bundle, no answer and no file of the data folder', async () => {
  const simulator = await startSimulatorForTest({ token: CANARY })
  const { disparo, dataDir } = await openInProcess()
  const { implementationId, accountId, number } = await withNumber(disparo, simulator)
  await disparo.accounts.check({ id: accountId })
  await syncToEnd(disparo, accountId)
  const template = await withMappedTemplate(disparo, implementationId, number.senderId)
  await withTrigger(disparo, { implementationId, number, templateId: template.id })
  const phone = await withPhone(disparo, implementationId)
  const sent = await disparo.tests.send({
    key: 'canary-test-send',
    numberId: number.id,
    templateId: template.id,
    testPhoneId: phone.id,
    crmValues: { NOME: 'Ana' },
  })
  expect(sent.state).toBe('accepted')

  const { file } = await disparo.exports.create({ implementationId })
  const entries = Object.entries(unzipSync(await file.bytes()))
  expect(entries.map(([path]) => path)).toEqual(expect.arrayContaining(['manifest.json', 'providers.json']))
  expect(entries.filter(([path, bytes]) => finds(path) || finds(bytes))).toEqual([])

  const answers = [
    await disparo.app.info(),
    await disparo.implementations.get({ id: implementationId }),
    await disparo.accounts.list({ implementationId }),
    await allTemplates(disparo, implementationId),
    await disparo.tests.list({ implementationId }),
    await disparo.exports.preview({ implementationId }),
  ]
  expect(answers.map((answer) => JSON.stringify(answer)).filter(finds)).toEqual([])

  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) => join(dataDir, name))
  const kept = files.filter((path) => statSync(path).isFile())
  expect(kept.length).toBeGreaterThan(1)
  expect(kept.filter((path) => finds(readFileSync(path)))).toEqual([])
})
