import { z } from 'zod'
import { type ContactMapping, guessContactColumns } from '#core/contacts'
import { foldKey } from '#core/text'

/** What is read of the CRM's history. */
export const EVENT_FIELDS = ['date', 'ticket', 'contact', 'requestType', 'status', 'kind', 'tree', 'template'] as const
export type EventField = (typeof EVENT_FIELDS)[number]
/** Field to column index, from 0; a field that is not in the file is left out. */
export const eventMappingSchema = z.partialRecord(z.enum(EVENT_FIELDS), z.int().nonnegative())
export type EventMapping = z.infer<typeof eventMappingSchema>

/** How the columns are called, folded: the agreed name first, then what CRMs call them. */
const NAMES: Record<EventField, string> = {
  date: 'data datahora dataehora datadoevento dataevento dtevento datetime timestamp date momento quando when',
  ticket:
    'ocorrencia numeroocorrencia numerodaocorrencia idocorrencia ocorrenciaid iddaocorrencia codocorrencia oc chamado ticket ticketid',
  contact:
    'contato idcontato contatoid iddocontato codcontato codigodocontato idcliente clienteid cliente contact contactid customerid',
  requestType: 'solicitacao tiposolicitacao tipodesolicitacao tipodasolicitacao requesttype request',
  status: 'status novostatus statusnovo situacao etapa',
  kind: 'tipo tipoevento tipodoevento kind eventtype event',
  tree: 'arvore arvoredeservicos arvoreservicos servicetree tree',
  template: 'template nometemplate templatedemensagem modelo',
}

/** Which column of a history is which, by its name. A column that is written as a variable (`%STATUS%`) is that and no more. */
export function guessEventColumns(headers: readonly string[]): EventMapping {
  const names = headers.map((header) => (isToken(header) ? '' : foldKey(header)))
  const mapping: EventMapping = {}
  for (const field of EVENT_FIELDS) {
    const at = NAMES[field]
      .split(' ')
      .map((name) => names.indexOf(name))
      .find((index) => index !== -1 && !Object.values(mapping).includes(index))
    if (at !== undefined) mapping[field] = at
  }
  return mapping
}

/** The columns of the contacts that a history is about: its own word for a contact is its id here, too. */
export function guessPeopleColumns(headers: readonly string[], rows: readonly (readonly string[])[]): ContactMapping {
  const mapping = guessContactColumns(headers, rows)
  if (mapping.id !== undefined) return mapping
  const id = headers.findIndex((header) => foldKey(header) === 'contato')
  if (id === -1) return mapping
  const { name, ...rest } = mapping
  return { ...rest, ...(name !== undefined && name !== id && { name }), id }
}

const isToken = (header: string): boolean => /^%.+%$/.test(header.trim())

/**
 * Where each variable of the CRM stands, by the column's name: `%TOKEN%`, `TOKEN`, or as a person writes it
 * (`Primeiro nome` for `PRIMEIRO_NOME`). A token without a column is left out.
 */
export function tokenColumns(headers: readonly string[], tokens: readonly string[]): Map<string, number> {
  const exact = headers.map((header) => header.trim())
  const folded = headers.map(foldKey)
  const found = new Map<string, number>()
  for (const token of tokens) {
    const ways = [exact.indexOf(`%${token}%`), exact.indexOf(token), folded.indexOf(foldKey(token))]
    const at = ways.find((index) => index !== -1)
    if (at !== undefined) found.set(token, at)
  }
  return found
}
