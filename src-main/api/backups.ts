import type { AppContext } from '../context.ts'
import type { ApiBase } from './base.ts'

export const backupsApi = (api: ApiBase, { backups }: AppContext) => ({
  state: api.backups.state.handler(() => backups.state()),
  create: api.backups.create.handler(({ input }) => backups.create(input.passphrase)),
  begin: api.backups.begin.handler(({ input }) => backups.begin(input.bytes)),
  piece: api.backups.piece.handler(async ({ input }) => backups.add(input.uploadId, await input.piece.bytes())),
  inspect: api.backups.inspect.handler(({ input }) => backups.inspect(input.from, input.passphrase)),
  leave: api.backups.leave.handler(({ input }) => {
    backups.leave(input)
    return {}
  }),
  restore: api.backups.restore.handler(({ input }) => backups.restore(input.openedId)),
})
