import { HEADER_FORMATS, type TemplateContent, type TemplateHeader } from '#core/template'
import { oneOf } from '#core/text'
import type { RemoteTemplate } from '../adapter.ts'
import { editLosses, tryEdit } from '../edit-losses.ts'
import { generatedMark } from '../generated.ts'
import { readButton } from '../read-button.ts'
import { unreadableTemplate } from '../unreadable-template.ts'
import { readQuality, readStatus } from './status.ts'
import { isTemplate, rowIdentitySchema, type WireStructure, type WireTemplate, type WireTextPart } from './wire.ts'
import { toStructure } from './write-template.ts'

/** `shorteningOptions` is how links are sent, no part of the message; an edit would lose it all the same. */
const KNOWN_PARTS = new Set(['header', 'body', 'footer', 'buttons', 'type', 'shorteningOptions'])
const UNSUPPORTED = 'UNSUPPORTED'

/** A row of a list, or null where it has not even an id. A row that is otherwise strange is kept with what can be read of it. */
export function readTemplate(row: unknown): RemoteTemplate | null {
  if (isTemplate(row)) return fromWire(row)
  const identity = rowIdentitySchema.safeParse(row)
  if (!identity.success) return null
  const { id, status, quality, businessAccountId: _, ...rest } = identity.data
  return unreadableTemplate(
    {
      remoteId: id,
      senderId: null,
      poolId: poolOf(identity.data),
      status: readStatus(status),
      statusRaw: status,
      quality: readQuality(quality),
      raw: row,
    },
    rest,
  )
}

/** One key may have several WhatsApp accounts, each with templates and senders of its own. */
export const poolOf = ({ businessAccountId: id }: { businessAccountId?: unknown }): string | null =>
  (typeof id === 'string' && id !== '') || Number.isSafeInteger(id) ? String(id) : null

/** No template says whose it is, why it was rejected or what its samples are: Infobip tells none of these. */
function fromWire(wire: WireTemplate): RemoteTemplate {
  const { parts, unsupportedParts } = readStructure(wire.structure ?? {})
  const content: TemplateContent = {
    name: wire.name,
    language: wire.language,
    category: wire.category ?? '',
    ...parts,
    samples: {},
  }
  return {
    remoteId: String(wire.id),
    senderId: null,
    poolId: poolOf(wire),
    content,
    status: readStatus(wire.status),
    statusRaw: wire.status ?? '',
    quality: readQuality(wire.quality),
    rejectionReason: null,
    unsupportedParts,
    lostInEdit: [...generatedMark(wire), ...lostInEdit(wire.structure ?? {}, content)],
    raw: wire,
  }
}

/** Infobip's own word for what kind of structure it is; it can't be sent. */
const READ_ONLY = new Set(['type'])

function lostInEdit(structure: WireStructure, content: TemplateContent): string[] {
  const edit = tryEdit(() => toStructure(content))
  if ('refused' in edit) return [edit.refused]
  // In version 1 a body or a footer is its text alone.
  const received = Object.entries(structure)
    .filter(([part]) => !READ_ONLY.has(part))
    .map(([part, value]) => [part, (part === 'body' || part === 'footer') && typeof value === 'string' ? { text: value } : value])
  return editLosses(Object.fromEntries(received), edit.sent)
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
