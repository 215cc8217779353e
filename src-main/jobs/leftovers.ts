import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CONTACT_FILES, HISTORY_FILES } from '#core/contract'
import { sweepImports } from '../contacts/index.ts'
import type { BaseContext } from '../context.ts'
import { sweepTemporaries } from '../disk/index.ts'
import { sweepPlans } from './consent-plan.ts'
import { contactsFolder } from './contacts-folder.ts'
import { dropHistory } from './rehearsal-files.ts'

/** What the first versions called theirs. */
const OLD_NAMES = /^(?:upload|rejected)-/

/**
 * Takes away what was not finished when the program ended: contacts must not lie where
 * nobody knows of them. Nobody but this process has the data folder open.
 */
export function sweepLeftovers(context: Pick<BaseContext, 'store' | 'dataDir' | 'log'>): void {
  const all = join(context.dataDir, 'contacts')
  for (const entry of existsSync(all) ? readdirSync(all, { withFileTypes: true }) : []) {
    if (!entry.isDirectory()) continue
    try {
      sweepClient(context, entry.name)
    } catch (error) {
      // What can't be read or removed now can be another time, and is no reason not to start.
      context.log.error('leftovers', error)
    }
  }
}

function sweepClient(context: Pick<BaseContext, 'store' | 'dataDir'>, implementationId: string): void {
  const folder = contactsFolder(context, implementationId)
  sweepTemporaries(folder, 'all')
  for (const name of readdirSync(folder)) if (OLD_NAMES.test(name)) rmSync(join(folder, name), { recursive: true, force: true })
  sweepPlans(context, implementationId)
  dropHistory(context, implementationId)
  for (const kind of [...CONTACT_FILES, ...HISTORY_FILES]) sweepImports(join(folder, kind))
  sweepTemporaries(join(folder, 'rehearsal'), 'all')
}
