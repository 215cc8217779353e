import { type ContactMapping, readFlag } from '#core/contacts'
import { tokenColumns } from '#core/rehearsal'
import { type Address, readAddressOf, type SendingContact } from '#core/sending'
import type { Rows } from './rows.ts'

/** A contact with the values of its own columns, in the order of `Contacts.tokens`. There are millions: an address is read when it is asked for. */
export class KnownContact implements SendingContact {
  readonly isOptedIn: boolean
  readonly values: readonly string[]
  readonly #phone: string
  readonly #otherPhone: string

  constructor(isOptedIn: boolean, phone: string, otherPhone: string, values: readonly string[]) {
    this.isOptedIn = isOptedIn
    this.#phone = phone
    this.#otherPhone = otherPhone
    this.values = values
  }

  get address(): Address {
    return readAddressOf(this.#phone, this.#otherPhone)
  }
}

const NO_VALUES: readonly string[] = []
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
  { headers, mapping, rows: read }: Rows<ContactMapping>,
  tokens: readonly string[],
): Promise<Contacts> {
  const columns = [...tokenColumns(headers, tokens)]
  const byId = new Map<string, KnownContact>()
  const cell = (cells: readonly string[], field: keyof ContactMapping): string => {
    const at = mapping[field]
    return at === undefined ? '' : (cells[at] ?? '')
  }
  let rows = 0
  for await (const batch of read())
    for (const cells of batch) {
      rows++
      const id = cell(cells, 'id').trim()
      if (id === '') continue
      const before = byId.get(id)
      byId.set(
        id,
        new KnownContact(
          readFlag(cell(cells, 'acceptsWhatsApp')) === true && before?.isOptedIn !== false,
          cell(cells, 'phone'),
          cell(cells, 'otherPhone'),
          columns.length === 0 ? NO_VALUES : columns.map(([, at]) => cells[at] ?? ''),
        ),
      )
    }
  return { tokens: new Map(columns.map(([token], at) => [token, at])), byId, rows }
}
