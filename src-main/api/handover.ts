import type { AppContext } from '../context.ts'
import type { ApiBase } from './base.ts'

export const handoverApi = (api: ApiBase, { handover, backups }: AppContext) => ({
  write: api.handover.write.handler(({ input }) => ({ file: handover.write(input.implementationId) })),
  open: api.handover.open.handler(({ input }) => backups.take(input.uploadId, handover.open)),
  take: api.handover.take.handler(({ input }) => handover.take(input.openedId, input.choice)),
})
