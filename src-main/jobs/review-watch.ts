import type { ProblemCode } from '#core/contract'
import { nextCheckDelay } from '#core/review'
import type { BaseContext, Pace, Syncs, Watch } from '../context.ts'
import { AppProblem } from '../problem.ts'
import { ProviderError } from '../providers/index.ts'
import type { InReview } from '../store/index.ts'
import { senderOf } from './sender-of.ts'
import { takeOver } from './take-over.ts'

/** More of one account than this are read in one go, as a sync. */
const ONE_BY_ONE = 10

type Plan = { dueAt: number; nextCheckAt: string; failures: number; problem: ProblemCode | null }

export function createWatch(context: BaseContext, syncs: Syncs, pace: Pace = nextCheckDelay): Watch {
  const { store, changes, clock, ending, log } = context
  const plans = new Map<string, Plan>()
  let timer: NodeJS.Timeout | undefined
  let isRunning = false
  let isWanted = false

  const plan = (template: InReview, failures: number, problem: ProblemCode | null): void => {
    const age = Math.max(0, clock.now().getTime() - Date.parse(template.sentAt ?? template.firstSeenAt))
    const delay = pace(age, failures)
    plans.set(template.id, {
      // The machine's own time, which also passes while a test holds the clock.
      dueAt: performance.now() + delay,
      nextCheckAt: new Date(clock.now().getTime() + Math.min(delay, 8.64e13)).toISOString(),
      failures,
      problem,
    })
  }

  /** Who is in review now, each with a plan; the timer stands at the first. */
  const look = (): void => {
    if (ending.aborted) return
    const waiting = store.reviews.inReview()
    const ids = new Set(waiting.map(({ id }) => id))
    for (const id of plans.keys()) if (!ids.has(id)) plans.delete(id)
    for (const template of waiting) if (!plans.has(template.id)) plan(template, 0, null)
    clearTimeout(timer)
    const next = Math.min(...[...plans.values()].map(({ dueAt }) => dueAt))
    if (!Number.isFinite(next)) return
    // Node's timers can't wait longer; then it looks again.
    timer = setTimeout(() => void round(), Math.min(Math.max(0, next - performance.now()), 2 ** 31 - 1))
    timer.unref()
  }

  const round = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    try {
      const now = performance.now()
      const due = store.reviews.inReview().filter(({ id }) => (plans.get(id)?.dueAt ?? 0) <= now)
      for (const [accountId, templates] of Map.groupBy(due, (template) => template.accountId)) {
        if (ending.aborted) return
        await askAll(accountId, templates)
      }
    } catch (error) {
      log.error('watch', error)
    } finally {
      isRunning = false
      look()
    }
  }

  const askAll = async (accountId: string, templates: readonly InReview[]): Promise<void> => {
    const failuresOf = (id: string): number => plans.get(id)?.failures ?? 0
    try {
      if (templates.length > ONE_BY_ONE) await syncAll(accountId)
      else for (const template of templates) await ask(template)
      for (const template of templates) plan(template, 0, null)
    } catch (error) {
      if (ending.aborted) return
      const problem = codeOf(error)
      if (problem === 'internal') log.error('watch.ask', error)
      for (const template of templates) plan(template, failuresOf(template.id) + 1, problem)
      const account = store.accounts.get(accountId)
      changes.announce('reviews', account?.implementationId ?? null)
    }
  }

  const syncAll = async (accountId: string): Promise<void> => {
    for await (const progress of syncs.run(accountId)) {
      // Nobody looks here: the next sync with a person at the window asks them.
      if (progress.phase === 'held') {
        syncs.discard(progress.plan.planId)
        throw new AppProblem('sync-held', { count: progress.lost })
      }
    }
  }

  const ask = async ({ id, accountId, remoteId, senderId, poolId, name }: InReview): Promise<void> => {
    const account = store.accounts.get(accountId)
    if (!account) return
    const client = await context.connect(account)
    // Where templates belong to the whole account, any of its senders may ask.
    const sender = senderOf(store.numbers.list(account.implementationId), { accountId, senderId, poolId })
    const remote = await client.getTemplate({ remoteId, senderId: sender, name }, ending)
    takeOver(context, id, remote)
  }

  const stop = changes.listen(({ area }) => {
    if (area !== 'templates' && area !== 'accounts') return
    // A job may announce much at once, and is still writing.
    if (isWanted) return
    isWanted = true
    setImmediate(() => {
      isWanted = false
      look()
    })
  })
  look()

  return {
    of: (templateId) => {
      const known = plans.get(templateId)
      return { nextCheckAt: known?.nextCheckAt ?? null, problem: known?.problem ?? null }
    },
    async check(templateId) {
      const template = store.reviews.inReview().find(({ id }) => id === templateId)
      if (!template) return
      await ask(template)
      plan(template, 0, null)
      look()
    },
    close: () => {
      stop()
      clearTimeout(timer)
    },
  }
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof ProviderError) return `provider-${error.kind}`
  return error instanceof AppProblem ? error.problem.code : 'internal'
}
