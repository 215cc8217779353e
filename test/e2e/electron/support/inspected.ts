import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'
import { testElectron } from '../../support/electron-shell.ts'

/**
 * The program started as a person starts it, and asked through its main process alone:
 * where Playwright looks at a page, a killed one does not come back.
 */
export type Inspected = {
  /** What an expression gives in the main process; `contents` there are the window's. */
  ask<Answer>(expression: string): Promise<Answer>
  stderr(): string
  stop(): Promise<void>
}

export async function startInspected(dataDir: string): Promise<Inspected> {
  const { program, app } = testElectron()
  const child = spawn(program, [app, '--no-sandbox', '--disable-gpu', '--lang=pt-BR', '--inspect=0'], {
    env: { ...process.env, LANGUAGE: 'pt_BR', DISPARO_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk)
  })
  for await (const line of createInterface(child.stdout)) if (line.startsWith('DISPARO_READY')) break
  const socket = new WebSocket(/Debugger listening on (ws:\S+)/.exec(stderr)?.[1] ?? '')
  await once(socket, 'open')
  let asked = 0
  return {
    async ask<Answer>(expression: string) {
      const id = ++asked
      const contents = "require('electron').BrowserWindow.getAllWindows()[0].webContents"
      const params = {
        expression: `(async (contents) => ${expression})(${contents})`,
        awaitPromise: true,
        returnByValue: true,
        includeCommandLineAPI: true,
      }
      const answered = new Promise<Answer>((resolve, reject) => {
        const listen = (data: unknown): void => {
          const { id: to, result } = JSON.parse(String(data))
          if (to !== id) return
          socket.off('message', listen)
          if (result?.exceptionDetails) reject(new Error(result.exceptionDetails.exception?.description))
          else resolve(result?.result?.value)
        }
        socket.on('message', listen)
      })
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }))
      return answered
    },
    stderr: () => stderr,
    async stop() {
      socket.close()
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}
