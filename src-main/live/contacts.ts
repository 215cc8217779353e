import { type ContactMapping, contactMappingSchema, readFlag } from '#core/contacts'
import type { LiveContact } from '#core/contract'
import { tokenColumns } from '#core/rehearsal'
import { foldKey } from '#core/text'
import type { CrmVariable } from '#core/variables'
import { importedFile, readCsv } from '../contacts/index.ts'
import type { AppContext } from '../context.ts'
import { contactFileFolder } from '../jobs/index.ts'

/** As many as a person looks through. */
const MOST = 20

/** Contacts of the imported base whose id, name or number has this in it; the first ones where nothing is asked. */
export async function findContacts(
  context: AppContext,
  implementationId: string,
  tokens: readonly string[],
  search: string,
): Promise<LiveContact[]> {
  const base = await importedFile(contactFileFolder(context, implementationId, 'contacts'))
  if (base === null) return []
  const mapping: ContactMapping = contactMappingSchema.parse(base.mapping)
  const wanted = foldKey(search)
  const found: LiveContact[] = []
  let columns: ReadonlyMap<string, number> | null = null
  for await (const batch of readCsv(base.file, base.dialect)) {
    for (const cells of batch) {
      if (columns === null) {
        columns = tokenColumns(cells, tokens)
        continue
      }
      const cell = (field: keyof ContactMapping): string => {
        const at = mapping[field]
        return at === undefined ? '' : (cells[at] ?? '').trim()
      }
      if (![cell('id'), cell('name'), cell('phone')].some((text) => foldKey(text).includes(wanted))) continue
      found.push({
        id: cell('id'),
        isSample: false,
        name: cell('name'),
        phone: cell('phone'),
        otherPhone: cell('otherPhone'),
        isOptedIn: readFlag(cell('acceptsWhatsApp')) === true,
        values: Object.fromEntries([...columns].map(([token, at]) => [token, cells[at] ?? ''])),
      })
      if (found.length === MOST) return found
    }
  }
  return found
}

/** People of nobody's base: one who gets everything, and one for each thing that keeps a message back. */
export function sampleContacts(variables: readonly CrmVariable[]): LiveContact[] {
  const filled = Object.fromEntries(variables.map(({ token, sample }) => [token, sample]))
  const empty = Object.fromEntries(variables.map(({ token }) => [token, '']))
  const sample = (id: string, name: string, changes: Partial<LiveContact> = {}): LiveContact => ({
    id,
    isSample: true,
    name,
    phone: '(11) 98888-1001',
    otherPhone: '',
    isOptedIn: true,
    values: filled,
    ...changes,
  })
  return [
    sample('fits', 'Ana Souza'),
    sample('not-opted-in', 'Bruno Lima', { phone: '(11) 98888-1002', isOptedIn: false }),
    sample('no-phone', 'Carla Prado', { phone: '' }),
    sample('empty', 'Diego Moura', { phone: '(11) 98888-1004', values: empty }),
  ]
}
