import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startZenviaSimulator } from '../../../src-main/training/index.ts'
import { allTemplates, syncToEnd, withMappedTemplate, withNumber, withPhone } from '../../support/main-job.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'
import { startStandingList } from '../../support/standing-sync.ts'
import { expect, test, WAYS_TO_END, type Window } from './support/window.ts'

/** What the process leaves behind can be opened, and nothing in it contradicts itself. */
function storeOf(dataDir: string) {
  const db = new Database(join(dataDir, 'disparo.sqlite'))
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
}

const onTemplates = (window: Window, implementationId: string): Promise<void> =>
  window.page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/templates`)

/** The work goes on in the window; its own call is of no interest any more. */
const leave = (call: Promise<unknown>): void => void call.catch(() => undefined)

test.describe('ended in the middle', () => {
  for (const way of WAYS_TO_END) {
    test(`of a sync, by ${way}: the list is as before`, async ({ window }) => {
      const simulator = await startStandingList(3_000)
      const client = await window.client()
      const { implementationId } = await withNumber(client, simulator)
      await onTemplates(window, implementationId)
      await window.page.getByRole('button', { name: 'Sincronizar Templates de mensagem ativa' }).click()
      await expect(window.page.getByText(/ de 3\.?015 recebidos/)).toBeVisible()
      await window.end(way)
      storeOf(window.dataDir)
      await window.start()
      expect(await allTemplates(await window.client(), implementationId)).toEqual([])
      await simulator.close()
    })

    test(`of a send, by ${way}: it is said that nobody knows whether it went out`, async ({ window }) => {
      let arrived = (): void => undefined
      const sent = new Promise<void>((resolve) => {
        arrived = resolve
      })
      const simulator = await startZenviaSimulator({
        fault: ({ method, path }) => {
          if (method !== 'POST' || !path.endsWith('/messages')) return null
          arrived()
          return { kind: 'delay', ms: 600_000 }
        },
      })
      const client = await window.client()
      const { implementationId, accountId, number } = await withNumber(client, simulator)
      await syncToEnd(client, accountId)
      const template = await withMappedTemplate(client, implementationId, number.senderId)
      const phone = await withPhone(client, implementationId)
      leave(send(client, number.id, template.id, phone.id))
      await sent
      await window.end(way)
      storeOf(window.dataDir)
      await window.start()
      const [kept, ...more] = await (await window.client()).tests.list({ implementationId })
      expect(more).toEqual([])
      expect(kept?.state).toBe('unknown')
      await simulator.close()
    })

    test(`of an export, by ${way}: there is the whole of it or nothing`, async ({ window }) => {
      const client = await window.client()
      const { id: implementationId } = await client.implementations.createTraining()
      leave(client.exports.create({ implementationId }))
      leave(client.exports.create({ implementationId }))
      await window.end(way)
      storeOf(window.dataDir)
      await window.start()
      const exports = await (await window.client()).exports.list({ implementationId })
      expect(exports.map(({ sequence }) => sequence)).toEqual(exports.map((_, index) => exports.length - index))
    })
  }
})

const send = (client: DisparoClient, numberId: string, templateId: string, testPhoneId: string) =>
  client.tests.send({ key: 'sent-while-it-ends', numberId, templateId, testPhoneId, crmValues: { NOME: 'Ana' } })
