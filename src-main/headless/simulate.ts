import type { FaultName } from '#core/training'
import { startSimulators } from '../training/index.ts'
import { whenLauncherGoes } from './ends.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'

/**
 * Runs the simulators until interrupted. With `--json` one line, written when they are ready.
 * @param options `port`: of the first, the next one has the next port; 0: free ones.
 *   `fault`: what they do wrong, or null. `templateCount`: so many generated templates beside the usual ones.
 */
export async function simulate(
  options: { port: number; fault: FaultName | null; templateCount: number },
  terminal: Terminal,
): Promise<ExitCode> {
  const { port, fault, templateCount } = options
  const simulators = await startSimulators({ port, templateCount }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new UsageError(terminal.t('cli:portTaken', { port }))
    throw error
  })
  const zenvia = simulators.of('zenvia')
  const infobip = simulators.of('infobip')
  for (const simulator of [zenvia, infobip]) simulator.setFault(fault)
  const ready = {
    zenvia: { baseUrl: zenvia.baseUrl, token: zenvia.secret, senderId: zenvia.senderIds[0] ?? '' },
    infobip: { baseUrl: infobip.baseUrl, apiKey: infobip.secret, sender: infobip.senderIds[0] ?? '' },
    phone: { url: zenvia.phoneUrl },
  }
  terminal.print(
    terminal.json
      ? JSON.stringify(ready)
      : terminal.t('cli:simulate.ready', {
          zenviaUrl: ready.zenvia.baseUrl,
          token: ready.zenvia.token,
          senderId: ready.zenvia.senderId,
          infobipUrl: ready.infobip.baseUrl,
          apiKey: ready.infobip.apiKey,
          sender: ready.infobip.sender,
          phoneUrl: ready.phone.url,
        }),
  )
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    whenLauncherGoes(resolve)
  })
  await simulators.close()
  return 0
}
