import {
  addPiece,
  beginUpload,
  contactRows,
  eraseContactFiles,
  importContactFile,
  inspectUpload,
  rejectedContacts,
} from '../jobs/index.ts'
import type { Services } from '../services.ts'
import { type ApiBase, translated } from './base.ts'

export const contactsApi = (api: ApiBase, services: Services) => ({
  begin: api.contacts.begin.handler(({ input }) => beginUpload(services, input)),
  piece: api.contacts.piece.handler(async ({ input }) => addPiece(services, input.uploadId, await input.piece.bytes())),
  inspect: api.contacts.inspect.handler(({ input }) => inspectUpload(services, input.uploadId)),
  import: api.contacts.import.handler(({ input, ...call }) =>
    translated(services, call, 'contacts.import', importContactFile(services, input, call.signal)),
  ),
  files: api.contacts.files.handler(({ input }) => services.store.consent.files(input.implementationId)),
  rows: api.contacts.rows.handler(({ input }) => contactRows(services, input.implementationId, input.class, input.after)),
  rejected: api.contacts.rejected.handler(({ input }) => rejectedContacts(services, input.implementationId)),
  erase: api.contacts.erase.handler(async ({ input }) => {
    await eraseContactFiles(services, input.implementationId)
    return {}
  }),
})
