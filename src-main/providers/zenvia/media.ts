/** A header's medium: our format, Zenvia's type for it, and the name under which a message brings the file. */
export const MEDIA = [
  { format: 'IMAGE', type: 'MEDIA_IMAGE', variable: 'imageUrl' },
  { format: 'VIDEO', type: 'MEDIA_VIDEO', variable: 'videoUrl' },
  { format: 'DOCUMENT', type: 'MEDIA_DOCUMENT', variable: 'documentUrl' },
] as const
