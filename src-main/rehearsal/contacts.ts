import { type ContactMapping, type CsvDialect, readFlag } from '#core/contacts'
import { tokenColumns } from '#core/rehearsal'
import { readAddressOf, type SendingContact } from '#core/sending'
import { readCsv } from '../contacts/index.ts'

export type ContactsFile = { path: string; dialect: CsvDialect; headers: readonly string[]; mapping: ContactMapping }

/** A contact with the values of its own columns, in the order of `Contacts.tokens`. */
export type KnownContact = SendingContact & { values: readonly string[] }
export type Contacts = {
  /** Each with its place in a contact's values. */
  tokens: ReadonlyMap<string, number>
  byId: ReadonlyMap<string, KnownContact>
  rows: number
}

/**
 * The contacts by id, letter by letter without the blanks around it. One that stands several times is as its last row
 * says, and opted in only where every row says so: of a yes and a no the no counts, as in the plan of the base.
 */
export async function readContacts(
  { path, dialect, headers, mapping }: ContactsFile,
  tokens: readonly string[],
): Promise<Contacts> {
  const columns = [...tokenColumns(headers, tokens)]
  const byId = new Map<string, KnownContact>()
  const cell = (cells: readonly string[], field: keyof ContactMapping): string => {
    const at = mapping[field]
    return at === undefined ? '' : (cells[at] ?? '')
  }
  let rows = -1
  for await (const batch of readCsv(path, dialect))
    for (const cells of batch) {
      rows++
      const id = cell(cells, 'id').trim()
      if (rows === 0 || id === '') continue
      const before = byId.get(id)
      byId.set(id, {
        isOptedIn: readFlag(cell(cells, 'acceptsWhatsApp')) === true && before?.isOptedIn !== false,
        address: readAddressOf(cell(cells, 'phone'), cell(cells, 'otherPhone')),
        values: columns.map(([, at]) => cells[at] ?? ''),
      })
    }
  return { tokens: new Map(columns.map(([token], at) => [token, at])), byId, rows: Math.max(0, rows) }
}
