import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportChoice, OpenedImplementation } from '#core/contract'
import {
  BackupError,
  IMPLEMENTATION_LIMIT,
  type ImplementationFile,
  implementationFileName,
  makeBackup,
  readImplementationFile,
  writeImplementationFile,
} from '../backup/index.ts'
import type { BaseContext, Handover } from '../context.ts'
import { ownFolder } from '../disk/index.ts'
import { madeNow } from '../generator.ts'
import { AppProblem, found } from '../problem.ts'
import { providers } from '../providers/index.ts'
import { BACKUPS_FOLDER, forNextClient, keepNewest, mapRows, underNewIds } from '../store/index.ts'

const KEPT_BEFORE_IMPORTS = 5

/** One implementation as a file: out of this Disparo, and into it without a loss. */
export function createHandover(context: Pick<BaseContext, 'store' | 'dataDir' | 'clock' | 'changes' | 'credentials'>): Handover {
  const { store, dataDir, clock, changes, credentials } = context
  let opened: { id: string; file: ImplementationFile } | null = null

  return {
    write(id) {
      const { client } = found(store.implementations.get(id), 'implementation')
      const text = writeImplementationFile(store.takeImplementation(id), madeNow(clock))
      return new File([text], implementationFileName(client), { type: 'application/json' })
    },
    open(path): OpenedImplementation {
      if (statSync(path).size > IMPLEMENTATION_LIMIT) throw new AppProblem('implementation-file', { what: 'not-one' })
      const file = refusing(() => readImplementationFile(readFileSync(path), (provider) => providers[provider].descriptor.fields))
      const openedId = randomUUID()
      opened = { id: openedId, file }
      const existing = store.implementations.get(file.id)
      const { madeAt, client, environment, counts } = file
      return {
        openedId,
        madeAt,
        client,
        environment,
        counts,
        existing: existing && { client: existing.client, updatedAt: existing.updatedAt },
      }
    },
    async take(openedId, choice: ImportChoice) {
      if (opened?.id !== openedId) throw new AppProblem('not-found', { what: 'file' })
      const { file } = opened
      const isHere = store.implementations.get(file.id) !== null
      if (isHere && choice.as === 'continue') throw new AppProblem('duplicate', { what: file.client })
      if (isHere && choice.as === 'replace') {
        const folder = ownFolder(join(dataDir, BACKUPS_FOLDER))
        const name = `before-import-${madeNow(clock).madeAt.replace(/[:.]/g, '-')}-${randomUUID().slice(0, 4)}.sqlite`
        await makeBackup((target) => store.copyTo(target, madeNow(clock)), join(folder, name), null)
        keepNewest(folder, /^before-import-.*\.sqlite$/, KEPT_BEFORE_IMPORTS)
      }
      const before = choice.as === 'replace' ? store.accounts.list(file.id) : []
      const id = store.putImplementation(rowsFor(file, choice))
      for (const account of before) await credentials.replaced(account)
      opened = null
      store.implementations.touch(id)
      for (const area of ['implementations', 'accounts', 'templates', 'backups'] as const) changes.announce(area, id)
      return { id }
    },
  }
}

function rowsFor({ tables, client }: ImplementationFile, choice: ImportChoice): ImplementationFile['tables'] {
  if (choice.as === 'continue' || choice.as === 'replace') return tables
  const rows = underNewIds(choice.as === 'next' ? forNextClient(tables) : tables)
  const name = choice.as === 'next' ? choice.client : `${client} (2)`
  return mapRows(rows, (row, table) => (table === 'implementation' ? { ...row, client: name } : row))
}

function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    throw new AppProblem('implementation-file', { what: error.trouble === 'not-a-backup' ? 'not-one' : error.trouble })
  }
}
