import type { ContactField, CsvDialect, EvidenceField } from '#core/contacts'
import type { ContactFile } from '#core/contract'
import type { EventField } from '#core/rehearsal'

export type FileKind = ContactFile['kind']
type FieldOf = {
  contacts: ContactField
  evidence: EvidenceField
  optOuts: EvidenceField
  events: EventField
  people: ContactField
}
export type FileField = FieldOf[FileKind]
/** Field to column index, from 0. */
export type Columns = Partial<Record<FileField, number>>

/** In the order in which they are asked for. */
export const FIELDS = {
  contacts: ['id', 'name', 'phone', 'otherPhone', 'acceptsWhatsApp'],
  evidence: ['id', 'phone', 'date', 'decision', 'optOut', 'origin', 'term', 'who'],
  optOuts: ['id', 'phone', 'date', 'decision', 'optOut'],
  events: ['date', 'ticket', 'contact', 'tree', 'requestType', 'status', 'kind', 'template'],
  people: ['id', 'name', 'phone', 'otherPhone', 'acceptsWhatsApp'],
} as const satisfies { [Kind in FileKind]: readonly FieldOf[Kind][] }

/** Its name under `contacts.field`: who asked to leave agreed to nothing on that day, and an event is no agreement. */
export const fieldName = (kind: FileKind, field: FileField): FileField | 'left' | 'moment' => {
  if (field !== 'date') return field
  return kind === 'optOuts' ? 'left' : kind === 'events' ? 'moment' : field
}

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const satisfies readonly CsvDialect['encoding'][]

/** By a name that can be a value in a list, where a tab can't. */
export const DELIMITERS = [
  { name: 'semicolon', delimiter: ';' },
  { name: 'comma', delimiter: ',' },
  { name: 'tab', delimiter: '\t' },
  { name: 'pipe', delimiter: '|' },
] as const satisfies readonly { name: string; delimiter: CsvDialect['delimiter'] }[]

/** Only the columns that belong to a file of this kind and are in it. */
export const columnsOf = (kind: FileKind, mapping: Readonly<Record<string, number | undefined>>, width: number): Columns =>
  Object.fromEntries(
    FIELDS[kind].flatMap((field) => {
      const column = mapping[field]
      return column === undefined || column >= width ? [] : [[field, column]]
    }),
  )

/** What keeps these columns from being read, the first thing first; null: nothing. */
export function columnsProblem(
  kind: FileKind,
  columns: Columns,
): 'phone' | 'who' | 'date' | 'event' | 'status' | 'person' | 'twice' | null {
  const chosen = Object.values(columns)
  const isTwice = new Set(chosen).size < chosen.length
  if (kind === 'events') {
    const { date, ticket, contact, requestType, status, kind: event } = columns
    if ([date, ticket, contact, requestType].includes(undefined)) return 'event'
    if (status === undefined && event === undefined) return 'status'
    return isTwice ? 'twice' : null
  }
  if (kind === 'people') {
    if ([columns.id, columns.phone, columns.acceptsWhatsApp].includes(undefined)) return 'person'
    return isTwice ? 'twice' : null
  }
  if (kind === 'contacts' && columns.phone === undefined) return 'phone'
  if (kind !== 'contacts' && columns.id === undefined && columns.phone === undefined) return 'who'
  if (kind === 'evidence' && columns.date === undefined) return 'date'
  return isTwice ? 'twice' : null
}

/** What can be read, and yet the result will be less than one expects. */
export function columnsAdvice(kind: FileKind, columns: Columns): 'noId' | 'noFlag' | 'noDecision' | 'noTerm' | null {
  if (kind === 'optOuts' || kind === 'events' || kind === 'people') return null
  if (kind === 'evidence') {
    if (columns.decision === undefined && columns.optOut === undefined) return 'noDecision'
    return columns.term === undefined ? 'noTerm' : null
  }
  if (columns.id === undefined) return 'noId'
  return columns.acceptsWhatsApp === undefined ? 'noFlag' : null
}
