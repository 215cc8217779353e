import { namesIn } from './placeholders.ts'
import type { Components } from './template-schema.ts'

const urls = (components: Components): string[] =>
  components.buttons?.items.flatMap((item) => (item.type === 'URL' ? [item.url] : [])) ?? []

/** The variables of header, body and links: one name is one value in the whole template. */
export function variablesOf(components: Components): string[] {
  const header = components.header && 'text' in components.header ? components.header.text : ''
  return namesIn([header, components.body?.text ?? '', ...urls(components)].join('\n'))
}

const MEDIA_FIELDS = { MEDIA_DOCUMENT: 'documentUrl', MEDIA_IMAGE: 'imageUrl', MEDIA_VIDEO: 'videoUrl' } as const

/** The field that carries a media header's file: none or one. */
export function mediaFieldOf(components: Components): string[] {
  const type = components.header?.type
  return type === 'MEDIA_DOCUMENT' || type === 'MEDIA_IMAGE' || type === 'MEDIA_VIDEO' ? [MEDIA_FIELDS[type]] : []
}

/**
 * What a send has to fill. The documents do not say whether the reserved keys
 * (media, `token`, `code`, `cards`) are listed; here they are, since they are needed.
 */
export const fieldsOf = (components: Components): string[] => [
  ...variablesOf(components),
  ...mediaFieldOf(components),
  ...(components.otp ? ['token'] : []),
  ...(components.buttons?.items.some((item) => item.type === 'COPY_CODE') ? ['code'] : []),
  ...(components.carousel ? ['cards'] : []),
]

/** The texts that a person reads, one part per line. */
export function textOf(components: Components): string {
  const header = components.header && 'text' in components.header ? [components.header.text] : []
  const labels = components.buttons?.items.flatMap((item) => ('text' in item ? [item.text] : [])) ?? []
  const otp = components.otp ? [components.otp.copyButtonText] : []
  return [...header, components.body?.text, components.footer?.text, ...labels, ...otp]
    .filter((part) => part !== undefined)
    .join('\n')
}
