import { providers } from '../../../../src-main/providers/index.ts'
import { startInfobipSimulator } from '../../../../src-main/training/index.ts'
import { adapterContract } from '../../../support/adapter-contract.ts'

adapterContract({
  adapter: providers.infobip,
  async start(options) {
    const simulator = await startInfobipSimulator(options)
    return {
      ...simulator,
      messages: () => simulator.messages().map(({ messageId, ...message }) => ({ ...message, key: messageId })),
    }
  },
  unreachable: '+5531988880000',
})
