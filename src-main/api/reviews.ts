import { reviewBoard, reviewOf } from '../jobs/index.ts'
import type { Services } from '../services.ts'
import type { ApiBase } from './base.ts'

export const reviewsApi = (api: ApiBase, services: Services) => ({
  board: api.reviews.board.handler(() => reviewBoard(services)),
  waiting: api.reviews.waiting.handler(() => services.store.reviews.waiting()),
  of: api.reviews.of.handler(({ input }) => reviewOf(services, input.templateId)),
  check: api.reviews.check.handler(async ({ input }) => {
    await services.watch.check(input.templateId)
    return reviewOf(services, input.templateId)
  }),
  decisions: api.reviews.decisions.handler(({ signal }) => services.decisions.stream(signal)),
})
