import { UNREADABLE_PART } from '#core/template'
import type { RemoteTemplate } from './adapter.ts'

/** A row that is shown with what little could be read of it, and never sent. */
export const unreadableTemplate = (
  row: Pick<RemoteTemplate, 'remoteId' | 'senderId' | 'poolId' | 'status' | 'statusRaw' | 'quality' | 'raw'>,
  { name, language, category }: { name: string; language: string; category: string },
): RemoteTemplate => ({
  ...row,
  content: { name: name || row.remoteId, language: language || 'und', category, body: { text: '' }, buttons: [], samples: {} },
  rejectionReason: null,
  unsupportedParts: [UNREADABLE_PART],
  lostInEdit: [UNREADABLE_PART],
})
