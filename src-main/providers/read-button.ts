import type { TemplateButton } from '#core/template'

/** Any button at all, also of a kind that is newer than this program. The four kinds that we know are written alike by every provider so far. */
export type WireButton = {
  type: string
  text?: unknown
  url?: unknown
  destinationUrl?: unknown
  phoneNumber?: unknown
  payload?: unknown
}

/** A kind that nobody knows, or a known one that lacks its parts, keeps its name and is never sent. */
export function readButton({ type, text, url, destinationUrl, phoneNumber, payload }: WireButton): TemplateButton {
  const label = typeof text === 'string' ? text : undefined
  if (type === 'URL' && label !== undefined && typeof url === 'string')
    return { type, text: label, url, ...(typeof destinationUrl === 'string' && destinationUrl !== '' && { destinationUrl }) }
  if (type === 'PHONE_NUMBER' && label !== undefined && typeof phoneNumber === 'string') return { type, text: label, phoneNumber }
  if (type === 'QUICK_REPLY' && label !== undefined) return { type, text: label, ...(typeof payload === 'string' && { payload }) }
  if (type === 'COPY_CODE') return { type, ...(label !== undefined && { text: label }) }
  return { type: 'OTHER', kind: type, ...(label !== undefined && { text: label }) }
}
