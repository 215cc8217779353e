import type { AppContext } from '../context.ts'
import type { ApiBase } from './base.ts'

export function liveApi(api: ApiBase, context: AppContext) {
  const { live } = context
  return {
    open: api.live.open.handler(({ input }) => live.open(context, input.implementationId)),
    contacts: api.live.contacts.handler(({ input }) => live.contacts(context, input.key, input.search)),
    act: api.live.act.handler(({ input }) => live.act(input.key, input.act)),
    reply: api.live.reply.handler(({ input }) => live.reply(input.key, input.answer)),
  }
}
