import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImplementationSnapshot } from '#core/implementation'
import type { RehearsalSummary } from '#core/rehearsal'
import { type RehearseOptions, rehearseFiles } from '../../../src-main/headless/rehearse.ts'
import { compose } from '../../support/arbitrary.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { wholeBytes } from '../bundle/archives.ts'
import { type Ran, runCommand } from '../bundle/terminal.ts'

export const csv = (rows: readonly (readonly string[])[], delimiter = ';'): string =>
  rows
    .map((cells) => cells.map((cell) => (/["\n\r;,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter))
    .join('\r\n')

export const CONTACT_COLUMNS = ['id', 'nome', 'telefone', 'aceita_whatsapp', 'PRIMEIRO_NOME', '%PROTOCOLO%']
/** What hand and head can follow: one contact of each kind. */
export const CONTACTS = [
  CONTACT_COLUMNS,
  ['007', 'Ana Souza', '(11) 98765-4321', 'Sim', 'Ana', 'P-7'],
  ['7', 'Bia Lima', '(11) 91234-5678', 'S', 'Bia', 'P-8'],
  ['008', 'Sem Aceite', '(11) 97777-6666', 'Não', 'Caio', 'P-9'],
  ['009', 'Sem Fone', '', 'Sim', 'Davi', 'P-10'],
  ['010', 'Fone Ruim', '123', 'Sim', 'Eva', 'P-11'],
  ['011', 'Loja Fixa', '(11) 3333-4444', 'Sim', '', 'P-12'],
  ['012', 'Emoji ⏰', 'BR.1502576394655843', 'Sim', 'Gil ⏰', 'P-13'],
  ['013', 'Duas Vezes', '(21) 99888-7766', 'Sim', 'Iva', 'P-14'],
  ['013', 'Duas Vezes', '(21) 99888-7766', 'Não', 'Iva', 'P-14'],
]
export const EVENT_COLUMNS = ['data', 'ocorrencia', 'contato', 'solicitacao', 'status', 'tipo', 'template']

export type Given = {
  contacts?: string | Uint8Array
  events: string | Uint8Array
  change?: (snapshot: ImplementationSnapshot) => void
  options?: Partial<RehearseOptions>
  json?: boolean
  locale?: 'pt-BR' | 'en'
}

/** `disparo rehearse` on files of these contents. */
export async function run({
  contacts = csv(CONTACTS),
  events,
  change,
  options,
  json = true,
  locale,
}: Given): Promise<Ran & { folder: string }> {
  const folder = tempDir()
  const paths = { bundle: join(folder, 'b.disparo'), contacts: join(folder, 'contatos.csv'), events: join(folder, 'eventos.csv') }
  const snapshot = exampleSnapshot()
  change?.(snapshot)
  writeFileSync(paths.bundle, wholeBytes(compose(snapshot)))
  writeFileSync(paths.contacts, contacts)
  writeFileSync(paths.events, events)
  const ran = await runCommand(
    (terminal) => rehearseFiles({ ...paths, out: null, columns: [], mendsText: false, ...options }, terminal),
    {
      json,
      ...(locale && { locale }),
    },
  )
  return { ...ran, folder }
}

export async function summaryOf(given: Given): Promise<RehearsalSummary> {
  const { exit, stdout, stderr } = await run(given)
  if (exit !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as RehearsalSummary
}
