import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { ForkOptions, UtilityProcess } from 'electron'
import { electronClone } from './clone.ts'
import { emitter, strict } from './strict.ts'

type Face = Pick<UtilityProcess, 'postMessage' | 'kill' | 'on' | 'once' | 'pid'>

const OPTIONS = ['serviceName', 'stdio', 'env', 'execArgv', 'cwd']

/**
 * A utility process, played by a Node child behind a bootstrap that gives it
 * `process.parentPort`. The parent's `message` carries the value, the child's an event.
 */
export const forkUtility = (modulePath: string, args: string[] = [], options: ForkOptions = {}): Face => {
  for (const key of Object.keys(options)) if (!OPTIONS.includes(key)) throw new Error(`utilityProcess.fork: option ${key}`)
  const events = emitter('UtilityProcess', ['spawn', 'message', 'exit', 'error'])
  const child = fork(join(import.meta.dirname, 'utility-child.ts'), [modulePath, ...args], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...(options.env ?? process.env), ELECTRON_STAND_IN: undefined },
  })
  let killed = false
  child.on('spawn', () => events.emit('spawn'))
  child.on('message', (value) => events.emit('message', value))
  // After kill() Electron tells code 0.
  child.on('exit', (code) => events.emit('exit', killed ? 0 : (code ?? 1)))
  return strict('UtilityProcess', {
    pid: child.pid,
    on: events.on,
    once: events.once,
    postMessage(value: unknown, transfer: unknown[] = []) {
      if (transfer.length > 0) throw new TypeError('Port at index 0 is not a valid port')
      const message = electronClone(value)
      if (child.connected) child.send(message as object, () => undefined)
    },
    kill() {
      killed = true
      return child.kill('SIGKILL')
    },
  }) as unknown as Face
}
