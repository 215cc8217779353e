import type { TemplateButton, TemplateContent, TemplateHeader } from '#core/template'
import type { RemoteTemplate } from '../adapter.ts'
import { MEDIA } from './media.ts'
import { readQuality, readRejectionReason, readStatus } from './status.ts'
import { toSamples } from './variables.ts'
import {
  anyButtonSchema,
  buttonSchema,
  rowIdentitySchema,
  templateSchema,
  type WireComponents,
  type WireTemplate,
} from './wire.ts'

/** What stands in `unsupportedParts` when a row is no template as we know it. */
const UNREADABLE = 'unreadable'

const TEXT_TYPES = new Set(['TEXT_FIXED', 'TEXT_TEMPLATE'])
const KNOWN_PARTS = new Set(['header', 'body', 'footer', 'buttons'])

/** A row of the list, or null where it has not even an id. A row that is otherwise strange is kept with what can be read of it. */
export function readTemplate(row: unknown): RemoteTemplate | null {
  const whole = templateSchema.safeParse(row)
  if (whole.success) return fromWire(whole.data, row)
  const identity = rowIdentitySchema.safeParse(row)
  if (!identity.success) return null
  const { id, name, locale, senderId, category, status, qualityScore } = identity.data
  return {
    remoteId: id,
    senderId,
    content: { name: name || id, language: locale, category, body: { text: '' }, buttons: [], samples: {} },
    status: readStatus(status),
    statusRaw: status,
    quality: readQuality(qualityScore),
    rejectionReason: null,
    unsupportedParts: [UNREADABLE],
    raw: row,
  }
}

function fromWire(wire: WireTemplate, raw: unknown): RemoteTemplate {
  const status = readStatus(wire.status)
  const { parts, unsupportedParts } = readComponents(wire.components ?? {})
  const content: TemplateContent = {
    name: wire.name,
    language: wire.locale,
    category: wire.category ?? '',
    ...parts,
    samples: {},
  }
  return {
    remoteId: wire.id,
    senderId: wire.senderId ?? null,
    content: { ...content, samples: toSamples(content, wire.examples ?? {}) },
    status,
    statusRaw: wire.status ?? '',
    quality: readQuality(wire.qualityScore),
    rejectionReason: readRejectionReason(status, wire.comments ?? []),
    unsupportedParts,
    raw,
  }
}

type Parts = Pick<TemplateContent, 'header' | 'body' | 'footer' | 'buttons'>

function readComponents(components: WireComponents): { parts: Parts; unsupportedParts: string[] } {
  const unsupportedParts = Object.entries(components)
    .filter(([part, value]) => !KNOWN_PARTS.has(part) && value !== null && value !== undefined)
    .map(([part]) => part)
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
  const medium = MEDIA.find(({ type }) => type === header.type)
  if (medium) return { format: medium.format }
  return TEXT_TYPES.has(header.type) ? { format: 'TEXT', text: header.text ?? '' } : undefined
}

/** A kind that nobody knows, or a known one that lacks its parts, keeps its name and is never sent. */
function readButton(item: unknown): TemplateButton {
  const known = buttonSchema.safeParse(item)
  if (!known.success) {
    const { type, text } = anyButtonSchema.parse(item)
    return { type: 'OTHER', kind: type, ...(typeof text === 'string' && { text }) }
  }
  const button = known.data
  switch (button.type) {
    case 'URL':
      return { type: 'URL', text: button.text, url: button.url }
    case 'PHONE_NUMBER':
      return { type: 'PHONE_NUMBER', text: button.text, phoneNumber: button.phoneNumber }
    case 'QUICK_REPLY':
      return { type: 'QUICK_REPLY', text: button.text, ...(typeof button.payload === 'string' && { payload: button.payload }) }
    case 'COPY_CODE':
      return { type: 'COPY_CODE', ...(typeof button.text === 'string' && { text: button.text }) }
  }
}
