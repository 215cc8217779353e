import { type Decision, readDate, readDecision, readFlag, readOptOut } from '#core/contacts'
import { formatPhone, type PhoneRead, readPhone } from '#core/phone'
import { openZone, readInstant } from '#core/sending'
import type { FileField, FileKind } from './file-columns.ts'

const UTC = openZone('UTC')

/**
 * A cell as the import will read it. `note` is what there is to say beyond the text:
 * what kind of phone it is, or that nothing could be read of it; null: nothing.
 */
export type CellRead =
  | { kind: 'text'; text: string }
  | { kind: 'phone'; text: string; phone: PhoneRead['kind']; ninthDigitMissing: boolean }
  | { kind: 'flag'; text: string; yes: boolean | null }
  | { kind: 'decision'; text: string; decision: Decision | null }
  | { kind: 'optOut'; text: string; revoked: boolean }
  | { kind: 'date'; text: string; date: string | null }
  | { kind: 'moment'; text: string; isOne: boolean }

export function readCell(kind: FileKind, field: FileField, text: string): CellRead {
  switch (field) {
    case 'phone':
    case 'otherPhone': {
      const { kind, e164, ninthDigitMissing } = readPhone(text)
      return { kind: 'phone', text: e164 === null ? text : formatPhone(e164), phone: kind, ninthDigitMissing }
    }
    case 'acceptsWhatsApp':
      return { kind: 'flag', text, yes: readFlag(text) }
    case 'decision':
      return { kind: 'decision', text, decision: readDecision(text) }
    case 'optOut':
      return { kind: 'optOut', text, revoked: readOptOut(text).revoked }
    case 'date':
      // Which hour it was depends on the time zone; here it is seen whether it is one.
      return kind === 'events'
        ? { kind: 'moment', text, isOne: readInstant(text.trim(), UTC) !== null }
        : { kind: 'date', text, date: readDate(text) }
    default:
      return { kind: 'text', text }
  }
}
