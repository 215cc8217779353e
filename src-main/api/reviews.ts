import type { AppContext } from '../context.ts'
import { reviewBoard, reviewOf } from '../jobs/index.ts'
import type { ApiBase } from './base.ts'

export const reviewsApi = (api: ApiBase, context: AppContext) => ({
  board: api.reviews.board.handler(() => reviewBoard(context)),
  waiting: api.reviews.waiting.handler(() => context.store.reviews.waiting()),
  of: api.reviews.of.handler(({ input }) => reviewOf(context, input.templateId)),
  check: api.reviews.check.handler(async ({ input }) => {
    await context.watch.check(input.templateId)
    return reviewOf(context, input.templateId)
  }),
  decisions: api.reviews.decisions.handler(({ signal }) => context.decisions.stream(signal)),
})
