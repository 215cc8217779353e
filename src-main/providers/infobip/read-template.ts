import { HEADER_FORMATS, type TemplateContent, type TemplateHeader } from '#core/template'
import { oneOf } from '#core/text'
import type { RemoteTemplate } from '../adapter.ts'
import { readButton } from '../read-button.ts'
import { unreadableTemplate } from '../unreadable-template.ts'
import { readQuality, readStatus } from './status.ts'
import { isTemplate, rowIdentitySchema, type WireStructure, type WireTemplate, type WireTextPart } from './wire.ts'

/** `shorteningOptions` is how links are sent, no part of the message. */
const KNOWN_PARTS = new Set(['header', 'body', 'footer', 'buttons', 'type', 'shorteningOptions'])
const UNSUPPORTED = 'UNSUPPORTED'

/** A row of a list, or null where it has not even an id. A row that is otherwise strange is kept with what can be read of it. */
export function readTemplate(row: unknown): RemoteTemplate | null {
  if (isTemplate(row)) return fromWire(row)
  const identity = rowIdentitySchema.safeParse(row)
  if (!identity.success) return null
  const { id, status, quality, ...rest } = identity.data
  return unreadableTemplate(
    { remoteId: id, senderId: null, status: readStatus(status), statusRaw: status, quality: readQuality(quality), raw: row },
    rest,
  )
}

/** No template says whose it is, why it was rejected or what its samples are: Infobip tells none of these. */
function fromWire(wire: WireTemplate): RemoteTemplate {
  const { parts, unsupportedParts } = readStructure(wire.structure ?? {})
  return {
    remoteId: String(wire.id),
    senderId: null,
    content: { name: wire.name, language: wire.language, category: wire.category ?? '', ...parts, samples: {} },
    status: readStatus(wire.status),
    statusRaw: wire.status ?? '',
    quality: readQuality(wire.quality),
    rejectionReason: null,
    unsupportedParts,
    raw: wire,
  }
}

type Parts = Pick<TemplateContent, 'header' | 'body' | 'footer' | 'buttons'>

function readStructure(structure: WireStructure): { parts: Parts; unsupportedParts: string[] } {
  const { header: wireHeader, buttons, type } = structure
  const unsupportedParts = Object.keys(structure).filter(
    (part) => !KNOWN_PARTS.has(part) && structure[part] !== null && structure[part] !== undefined,
  )
  const header = wireHeader ? readHeader(wireHeader) : undefined
  if (wireHeader && !header) unsupportedParts.push(`header ${wireHeader.format}`)
  const footer = textOf(structure.footer)
  if (type === UNSUPPORTED && unsupportedParts.length === 0) unsupportedParts.push(UNSUPPORTED)
  return {
    parts: {
      ...(header && { header }),
      // Authentication templates have Meta's fixed text and none of their own.
      body: { text: textOf(structure.body) ?? '' },
      ...(typeof footer === 'string' && { footer: { text: footer } }),
      buttons: (buttons ?? []).map(readButton),
    },
    unsupportedParts,
  }
}

const textOf = (part: WireTextPart | null | undefined): string | null | undefined =>
  typeof part === 'string' ? part : part?.text

/** A GIF is none of our formats: WhatsApp plays it like a video, but Infobip has no way to send one with a template. */
function readHeader({ format, text }: NonNullable<WireStructure['header']>): TemplateHeader | undefined {
  if (format === 'TEXT') return { format, text: text ?? '' }
  const known = oneOf(HEADER_FORMATS, format)
  return known && { format: known }
}
