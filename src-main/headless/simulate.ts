import { startZenviaSimulator } from '../training/index.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'

/** Runs the simulators until interrupted. With `--json` one line, written when they are ready. */
export async function simulate(port: number, terminal: Terminal): Promise<ExitCode> {
  const zenvia = await startZenviaSimulator({ port }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new UsageError(terminal.t('cli.portTaken', { port }))
    throw error
  })
  const [senderId = ''] = zenvia.senderIds
  const { baseUrl, secret: token, phoneUrl } = zenvia
  terminal.print(
    terminal.json
      ? JSON.stringify({ zenvia: { baseUrl, token, senderId }, phone: { url: phoneUrl } })
      : terminal.t('cli.simulate.ready', { baseUrl, token, senderId, phoneUrl }),
  )
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await zenvia.close()
  return 0
}
