import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { electronClone } from './clone.ts'

/** Runs a module as Electron's utility process does: with `process.parentPort`, and without Node's own channel. */
const send = process.send?.bind(process)
if (!send) throw new Error('started without a channel')
const module = process.argv[2]
if (module === undefined) throw new Error('started without a module')

const port = new EventEmitter()
process.on('message', (data) => port.emit('message', { data, ports: [] }))
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
Object.assign(process, {
  send: undefined,
  parentPort: {
    on: port.on.bind(port),
    once: port.once.bind(port),
    postMessage: (value: unknown) => send(electronClone(value)),
  },
})
await import(pathToFileURL(module).href)
