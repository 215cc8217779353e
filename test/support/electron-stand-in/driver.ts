import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Control } from './control.ts'
import { OPTIONS_VARIABLE, type StandInOptions } from './options.ts'

const NODE = Number(process.versions.napi) >= 10 ? process.execPath : join(import.meta.dirname, '../../../node_modules/.bin/node')

export type Shell = {
  /** Asks the running stand-in; see Control. Rejects with what went wrong there. */
  ask<Name extends keyof Control>(name: Name, ...args: Parameters<Control[Name]>): Promise<ReturnType<Control[Name]>>
  /** Runs an expression in the page and gives its awaited value. */
  page<T>(expression: string): Promise<T>
  /** Resolves with the first line of stdout, past or coming, that matches; rejects when the process ends without it. */
  line(pattern: RegExp): Promise<string>
  stdout(): string[]
  stderr(): string
  exit: Promise<number | null>
  stop(): Promise<void>
}

type Told = { id: number; value?: unknown; error?: string }

/** Starts a built app on the stand-in, in a process of its own with a data folder of its own. */
export const startShell = (options: StandInOptions, dataDir: string): Shell => {
  const child: ChildProcess = fork(join(import.meta.dirname, 'host.ts'), [], {
    // Electron warns of a rejection nobody handles, and goes on.
    // Tests may themselves run under an older Node; the program never does.
    execPath: NODE,
    execArgv: ['--unhandled-rejections=warn-with-error-code', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, [OPTIONS_VARIABLE]: JSON.stringify(options), DISPARO_DATA_DIR: dataDir },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  let rest = ''
  let errors = ''
  const watchers = new Set<() => void>()
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    for (const watcher of watchers) watcher()
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))

  const waiting = new Map<number, (told: Told) => void>()
  child.on('message', (told: Told) => waiting.get(told.id)?.(told))
  let lastId = 0
  const ended = (what: string): Error => new Error(`the app ended before ${what}\n${lines.join('\n')}\n${errors}`)

  const ask: Shell['ask'] = (name, ...args) => {
    lastId += 1
    const id = lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ value, error }) => {
        waiting.delete(id)
        if (error === undefined) resolve(value as never)
        else reject(new Error(`${error}\n${errors}`))
      })
      void exit.then(() => reject(ended(`answering ${name}`)))
      // A question that the ending app no longer takes is answered by its end.
      child.send({ id, name, args }, () => undefined)
    })
  }

  return {
    ask,
    page: <T>(expression: string) => ask('evaluate', expression) as Promise<T>,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find((line) => pattern.test(line))
          if (found === undefined) return
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        void exit.then(() => {
          look()
          reject(ended(`printing ${pattern}`))
        })
        look()
      }),
    stdout: () => lines,
    stderr: () => errors,
    exit,
    async stop() {
      if (child.exitCode === null && child.connected) child.send({ id: 0, name: 'leave', args: [] }, () => undefined)
      await exit
    },
  }
}
