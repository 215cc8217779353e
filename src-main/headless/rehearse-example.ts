import { join } from 'node:path'
import { exampleHistory } from '#core/rehearsal'
import { FileSetError, ownFile, writeFileSet } from '../disk/index.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { outputError } from './output-error.ts'

const CONTACTS = 'contatos.csv'
const EVENTS = 'eventos.csv'

/** `disparo rehearse --example FOLDER`: the history of the training implementation, to rehearse it on. */
export async function writeExample(folder: string, { t, json, print }: Terminal): Promise<ExitCode> {
  const history = exampleHistory()
  await writeFileSet(folder, [CONTACTS, EVENTS], async (draft) => {
    ownFile(join(draft, CONTACTS), history.contacts)
    ownFile(join(draft, EVENTS), history.events)
  }).catch((error: unknown) => {
    if (error instanceof FileSetError)
      throw new UsageError(t('cli:rehearse.exampleThere', { folder, names: error.names.join(', ') }))
    throw outputError(error, folder, t)
  })
  const files = { contacts: join(folder, CONTACTS), events: join(folder, EVENTS) }
  print(json ? JSON.stringify(files) : t('cli:rehearse.example', { folder, names: `${CONTACTS}, ${EVENTS}`, ...files }))
  return 0
}
