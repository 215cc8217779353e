import { onTestFinished } from 'vitest'
import type { ProviderId } from '#core/provider'
import { startInfobipSimulator, startZenviaSimulator } from '../../src-main/training/index.ts'
import { infobipPortal, type Portal, zenviaPortal } from './portal.ts'

/** A provider's simulator, and the hand that changes things in its portal. */
export async function startProvider(
  provider: ProviderId,
  options: { templateCount?: number; reviewMs?: number } = {},
): Promise<{ simulator: { baseUrl: string; secret: string; senderIds: readonly string[] }; portal: Portal }> {
  if (provider === 'zenvia') {
    const simulator = await startZenviaSimulator(options)
    onTestFinished(() => simulator.close())
    return { simulator, portal: zenviaPortal(simulator) }
  }
  const simulator = await startInfobipSimulator(options)
  onTestFinished(() => simulator.close())
  return { simulator, portal: infobipPortal(simulator) }
}
