import type { TemplateContent, TemplateHeader } from '#core/template'
import type { RemoteTemplate } from '../adapter.ts'
import { editLosses, tryEdit } from '../edit-losses.ts'
import { generatedMark } from '../generated.ts'
import { MEDIA } from '../header-media.ts'
import { readButton } from '../read-button.ts'
import { isAbsent } from '../row-guards.ts'
import { unreadableTemplate } from '../unreadable-template.ts'
import { readQuality, readRejectionReason, readStatus } from './status.ts'
import { toSamples } from './variables.ts'
import { isTemplate, rowIdentitySchema, type WireComponents, type WireTemplate } from './wire.ts'
import { toComponents } from './write-template.ts'

const TEXT_TYPES = new Set<unknown>(['TEXT_FIXED', 'TEXT_TEMPLATE'])
const KNOWN_PARTS = new Set(['header', 'body', 'footer', 'buttons'])

/** A row of the list, or null where it has not even an id. A row that is otherwise strange is kept with what can be read of it. */
export function readTemplate(row: unknown): RemoteTemplate | null {
  if (isTemplate(row)) return fromWire(row)
  const identity = rowIdentitySchema.safeParse(row)
  if (!identity.success) return null
  const { id, name, locale, senderId, category, status, qualityScore } = identity.data
  return unreadableTemplate(
    {
      remoteId: id,
      senderId,
      poolId: null,
      status: readStatus(status),
      statusRaw: status,
      quality: readQuality(qualityScore),
      raw: row,
    },
    { name, language: locale, category },
  )
}

function fromWire(wire: WireTemplate): RemoteTemplate {
  const status = readStatus(wire.status)
  const { parts, unsupportedParts } = readComponents(wire.components ?? {})
  const content: TemplateContent = {
    name: wire.name,
    language: wire.locale,
    category: wire.category ?? '',
    ...parts,
    samples: {},
  }
  content.samples = toSamples(content, wire.examples)
  return {
    remoteId: String(wire.id),
    senderId: isAbsent(wire.senderId) ? null : String(wire.senderId),
    poolId: null,
    content,
    status,
    statusRaw: wire.status ?? '',
    quality: readQuality(wire.qualityScore),
    rejectionReason: readRejectionReason(status, wire.comments),
    unsupportedParts,
    lostInEdit: [...generatedMark(wire), ...lostInEdit(wire.components ?? {}, content)],
    raw: wire,
  }
}

/** Kinds that we find out from what is written: of texts, and of groups of buttons. */
const KINDS = [TEXT_TYPES, new Set<unknown>(['ACTIONS', 'QUICK_REPLIES', 'MIXED'])]

function lostInEdit(components: WireComponents, content: TemplateContent): string[] {
  const edit = tryEdit(() => toComponents(content))
  if ('refused' in edit) return [edit.refused]
  return editLosses(components, edit.sent, (had, gets) => KINDS.some((kinds) => kinds.has(had) && kinds.has(gets)))
}

type Parts = Pick<TemplateContent, 'header' | 'body' | 'footer' | 'buttons'>

function readComponents(components: WireComponents): { parts: Parts; unsupportedParts: string[] } {
  const unsupportedParts = Object.keys(components).filter(
    (part) => !KNOWN_PARTS.has(part) && components[part] !== null && components[part] !== undefined,
  )
  const { header: wireHeader, body, footer, buttons } = components
  const header = wireHeader ? readHeader(wireHeader) : undefined
  if (wireHeader && !header) unsupportedParts.push(`header ${wireHeader.type}`)
  return {
    parts: {
      ...(header && { header }),
      // Authentication templates have Meta's fixed text and none of their own.
      body: { text: body?.text ?? '' },
      ...(typeof footer?.text === 'string' && { footer: { text: footer.text } }),
      buttons: (buttons?.items ?? []).map(readButton),
    },
    unsupportedParts,
  }
}

function readHeader(header: NonNullable<WireComponents['header']>): TemplateHeader | undefined {
  if (TEXT_TYPES.has(header.type)) return { format: 'TEXT', text: header.text ?? '' }
  const medium = MEDIA.find(({ format }) => header.type === `MEDIA_${format}`)
  return medium && { format: medium.format }
}
