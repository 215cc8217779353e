import type { AppContext } from '../context.ts'
import { contactRows, eraseContactFiles, importContactFile, inspectUpload, rejectedContacts } from '../jobs/index.ts'
import type { ApiBase } from './base.ts'

export const contactsApi = (api: ApiBase, context: AppContext) => ({
  begin: api.contacts.begin.handler(({ input }) => context.uploads.begin(input)),
  piece: api.contacts.piece.handler(async ({ input }) => context.uploads.add(input.uploadId, await input.piece.bytes())),
  inspect: api.contacts.inspect.handler(({ input }) => inspectUpload(context, input.uploadId)),
  import: api.contacts.import.handler(({ input, signal }) => importContactFile(context, input, signal)),
  rows: api.contacts.rows.handler(({ input }) => contactRows(context, input.implementationId, input.class, input.after)),
  rejected: api.contacts.rejected.handler(({ input }) => rejectedContacts(context, input.implementationId)),
  erase: api.contacts.erase.handler(async ({ input }) => {
    await eraseContactFiles(context, input.implementationId)
    return {}
  }),
})
