import { describe, expect, it } from 'vitest'
import { PROVIDER_IDS } from '#core/provider'
import { FAULT_NAMES, type FaultName } from '#core/training'
import { openInProcess, syncToEnd } from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'

type Seen = { sync: string; send: string }

/** What a person sees: of a sync its end, of a test send its state, then what became of it. */
const EXPECTED: Record<Exclude<FaultName, 'slow'>, Seen> = {
  'wrong-credential': { sync: 'provider-auth', send: 'failed auth' },
  forbidden: { sync: 'provider-permission', send: 'failed permission' },
  'rate-limit': { sync: 'provider-rate-limit', send: 'failed rate-limit' },
  'server-error': { sync: 'provider-provider-down', send: 'unknown provider-down' },
  'reset-before': { sync: 'provider-network', send: 'unknown network' },
  'reset-after': { sync: 'provider-network', send: 'unknown network' },
  truncated: { sync: 'provider-protocol', send: 'unknown protocol' },
  html: { sync: 'provider-protocol', send: 'unknown protocol' },
  'page-loop': { sync: 'provider-protocol', send: 'accepted' },
  // The number's own template now has a status that nobody knows: never taken for approved.
  'unknown-status': { sync: 'done', send: 'refused template-unusable' },
  'unsupported-template': { sync: 'done', send: 'accepted' },
  'not-on-whatsapp': { sync: 'done', send: 'accepted, then failed recipient' },
  'parameter-mismatch': { sync: 'done', send: 'accepted, then failed parameters' },
  'paused-template': { sync: 'done', send: 'accepted, then failed template-not-approved' },
  'statuses-out-of-order': { sync: 'done', send: 'accepted, then read' },
}

const codeOf = (error: { data: { code: string } }): string => error.data.code

async function syncSeen(disparo: DisparoClient, accountId: string): Promise<string> {
  return syncToEnd(disparo, accountId).then(() => 'done', codeOf)
}

describe.each(PROVIDER_IDS)('each fault of %s’s simulator becomes a sentence', (provider) => {
  it('and nothing is lost, sent twice or called an internal failure', { timeout: 60_000 }, async () => {
    const { disparo } = await openInProcess()
    const { id: implementationId } = await disparo.implementations.createTraining()
    const accounts = await disparo.accounts.list({ implementationId })
    const accountId = accounts.find((account) => account.provider === provider)?.id ?? ''
    const number = (await disparo.numbers.list({ implementationId })).find((candidate) => candidate.accountId === accountId)
    const [phone] = await disparo.testPhones.list({ implementationId })
    const testOf = async (key: string) => (await disparo.tests.list({ implementationId })).find((test) => test.id === key)

    const seen: Record<string, Seen> = {}
    for (const fault of FAULT_NAMES) {
      if (fault === 'slow') continue
      await disparo.accounts.simulateFault({ id: accountId, fault })
      const sync = await syncSeen(disparo, accountId)
      const key = `fault-test-${fault}`
      const sent = await disparo.tests
        .send({
          key,
          numberId: number?.id ?? '',
          templateId: number?.defaultTemplateId ?? '',
          testPhoneId: phone?.id ?? '',
          crmValues: { NOME: 'Ana', PROTOCOLO: '1', STATUS: 'Aberta' },
        })
        .catch(codeOf)
      let send = typeof sent === 'string' ? `refused ${sent}` : [sent.state, sent.problem].filter(Boolean).join(' ')
      if (EXPECTED[fault].send.includes('then')) {
        const last = async () =>
          (await testOf(key))?.events.find(({ status }) => status === 'failed' || status === 'read') ?? null
        await expect.poll(last, { timeout: 5000 }).not.toBeNull()
        const event = await last()
        send = [`${send}, then ${event?.status}`, event?.problem].filter(Boolean).join(' ')
      }
      seen[fault] = { sync, send }
      await disparo.accounts.simulateFault({ id: accountId, fault: null })
      // Whatever it was, the copy is whole again with the next sync; what the fault had added is gone.
      const { missing } = await syncToEnd(disparo, accountId)
      expect([fault, missing <= 1]).toEqual([fault, true])
    }
    expect(seen).toEqual(EXPECTED)
  })
})
