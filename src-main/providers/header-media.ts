import type { TemplateHeader } from '#core/template'

/** A header's medium, and the name under which samples and values hold the file's address: `header.imageUrl`. */
export const MEDIA = [
  { format: 'IMAGE', variable: 'imageUrl' },
  { format: 'VIDEO', variable: 'videoUrl' },
  { format: 'DOCUMENT', variable: 'documentUrl' },
] as const

export const mediumOf = (header: TemplateHeader | undefined): (typeof MEDIA)[number] | undefined =>
  MEDIA.find(({ format }) => format === header?.format)
