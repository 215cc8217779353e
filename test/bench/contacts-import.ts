import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { importContacts, inspectFile } from '../../src-main/contacts/index.ts'

/** Imports the file that it is given into a folder beside it, and prints what it took. */
const [, , file = '', folder = ''] = process.argv
const { dialect, mapping } = await inspectFile(file, 'contacts')
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const start = performance.now()
await importContacts({
  kind: 'contacts',
  file,
  dialect,
  mapping,
  outDir: join(folder, 'imported'),
  workerPath: join(import.meta.dirname, '../../src-main/contacts/worker.ts'),
})
const imported = performance.now() - start
delay.disable()
console.log(JSON.stringify({ imported, rss: process.resourceUsage().maxRSS / 1024, longestBlock: delay.max / 1e6 }))
