import { join } from 'node:path'
import { startBrowserShell } from '../../../src-main/shells/browser-start.ts'

/** The browser shell from its sources: arguments are the page's folder and then the command line's own. */
const [rendererDir = '', ...args] = process.argv.slice(2)
await startBrowserShell({
  args,
  rendererDir,
  contactsWorker: '',
  rehearsalWorker: '',
  keychainChild: join(import.meta.dirname, '../../../src-main/keychain/child.ts'),
})
