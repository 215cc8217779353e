import { providers } from '../../../../src-main/providers/index.ts'
import { startZenviaSimulator } from '../../../../src-main/training/index.ts'
import { adapterContract } from '../../../support/adapter-contract.ts'

adapterContract({
  adapter: providers.zenvia,
  start: startZenviaSimulator,
  async subscribe({ baseUrl, secret }, url) {
    const body = { eventType: 'MESSAGE_STATUS', webhook: { url }, criteria: { channel: 'whatsapp' } }
    const response = await fetch(`${baseUrl}/subscriptions`, {
      method: 'POST',
      headers: { 'X-API-TOKEN': secret, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`no subscription: ${response.status} ${await response.text()}`)
  },
  unreachable: '+5531988880000',
})
