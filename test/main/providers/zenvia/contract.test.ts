import { providers } from '../../../../src-main/providers/index.ts'
import { startZenviaSimulator } from '../../../../src-main/training/index.ts'
import { adapterContract } from '../../../support/adapter-contract.ts'

adapterContract({
  adapter: providers.zenvia,
  async start(options) {
    const simulator = await startZenviaSimulator(options)
    return {
      ...simulator,
      messages: () => simulator.messages().map(({ externalId, ...message }) => ({ ...message, key: externalId })),
    }
  },
  unreachable: '+5531988880000',
})
