import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * The browser shell's entry, built as `out/main/server.js`. Nothing that needs the right
 * Node is imported before it is known: SQLite's binding dies on an old one without a word.
 */
if (Number(process.versions.napi) < 10) {
  console.error(`O Disparo precisa do Node 22.14 ou mais novo (este é o ${process.version}): use npm start.`)
  console.error(`Disparo needs Node 22.14 or newer (this is ${process.version}): use npm start.`)
  process.exit(1)
}

// Whatever is made here and by what runs below is its owner's alone.
process.umask(0o077)
// Half of a start is compiling; what was compiled is kept beside the build, which takes it away when it runs anew.
enableCompileCache(join(import.meta.dirname, '..', 'compiled'))
const { startBrowserShell } = await import('./browser-start.ts')
await startBrowserShell({
  args: process.argv.slice(2),
  rendererDir: join(import.meta.dirname, '..', 'renderer'),
  keychainChild: join(import.meta.dirname, 'keychain-child.js'),
  contactsWorker: join(import.meta.dirname, 'contacts-worker.js'),
  rehearsalWorker: join(import.meta.dirname, 'rehearsal-worker.js'),
})
