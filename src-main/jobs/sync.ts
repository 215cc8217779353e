import { randomUUID } from 'node:crypto'
import { SYNC_PLAN_LIMIT, type SyncPlan, type SyncPreview, type SyncProgress } from '#core/contract'
import type { SyncSummary } from '#core/implementation'
import { placeholdersOf, sameContent } from '#core/template'
import { templatesOf } from '#core/triggers'
import { instant } from '../clock.ts'
import type { BaseContext, Syncs } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import type { StagedPlan, StoredAccount, TemplateStage } from '../store/index.ts'
import { tellDecisions } from './decisions.ts'
import { noteSenders } from './senders.ts'

const TELL_EVERY_MS = 100
/** A list that lacks more than these is looked at by a person before it is believed. */
const A_FEW = 3
/** How long a preview may be looked at. */
const KEPT_MS = 10 * 60_000

type Preview = { planId: string; stage: TemplateStage; plan: StagedPlan; pools: Pools; timer: NodeJS.Timeout }
/** Which WhatsApp account a sender belongs to, by our sender id. */
type Pools = ReadonlyMap<string, string>
type Listed = { account: StoredAccount; stage: TemplateStage; pools: Pools; received: number; end(): void }

export function createSyncs(context: BaseContext): Syncs {
  const { store, changes, ending } = context
  const running = new Set<string>()
  const previews = new Map<string, Preview>()

  async function* run(accountId: string, cancel?: AbortSignal): AsyncGenerator<SyncProgress> {
    const signal = cancel ? AbortSignal.any([cancel, ending]) : ending
    const listed = yield* listing(accountId, signal)
    let isKept = false
    try {
      yield { phase: 'saving', received: listed.received }
      signal.throwIfAborted()
      const lost = store.transaction(() => listed.stage.countMissing())
      // An empty list is as easily a provider's fault as a client who deleted everything.
      if (lost > A_FEW || (lost > 0 && listed.received === 0)) {
        const plan = keep(listed)
        isKept = true
        yield { phase: 'held', lost, plan }
        return
      }
      yield { phase: 'done', summary: merge(context, listed, false) }
    } finally {
      if (!isKept && !ending.aborted) listed.stage.drop()
      listed.end()
    }
  }

  /** What was listed waits for a person's word. */
  function keep({ account, stage, pools }: Listed): SyncPlan {
    const plan = store.transaction(() => stage.plan(SYNC_PLAN_LIMIT))
    const planId = randomUUID()
    const timer = setTimeout(() => forget(account.id), KEPT_MS)
    timer.unref()
    previews.set(account.id, { planId, stage, plan, pools, timer })
    return describe(context, account, planId, plan)
  }

  async function* preview(accountId: string, cancel?: AbortSignal): AsyncGenerator<SyncPreview> {
    const signal = cancel ? AbortSignal.any([cancel, ending]) : ending
    const listed = yield* listing(accountId, signal)
    let isKept = false
    try {
      signal.throwIfAborted()
      const plan = keep(listed)
      isKept = true
      yield { phase: 'planned', plan }
    } finally {
      if (!isKept && !ending.aborted) listed.stage.drop()
      listed.end()
    }
  }

  function apply(planId: string, keepMine: readonly string[]): SyncSummary {
    const [accountId, { plan, stage, pools }] = previewOf(planId)
    const account = found(store.accounts.get(accountId), 'account')
    try {
      const mine = plan.changed.filter(({ kind, templateId }) => kind === 'adopted' && keepMine.includes(templateId))
      return store.transaction(() => {
        const summary = merge(context, { account, stage, pools }, true)
        for (const { templateId, before } of mine) {
          const template = store.templates.get(templateId)
          if (!template || store.drafts.ofTemplate(templateId)) continue
          store.drafts.create({
            implementationId: account.implementationId,
            accountId,
            senderId: template.senderId,
            templateId,
            previousId: null,
            base: template.content,
            content: { ...before.content, name: template.content.name, language: template.content.language },
            bindings: store.templates.bindings(templateId),
          })
        }
        if (mine.length > 0) changes.announce('drafts', account.implementationId)
        return summary
      })
    } finally {
      forget(accountId)
    }
  }

  function previewOf(planId: string): [accountId: string, preview: Preview] {
    const entry = [...previews].find(([, preview]) => preview.planId === planId)
    if (!entry) throw new AppProblem('sync-outdated')
    return entry
  }

  function forget(accountId: string): void {
    const preview = previews.get(accountId)
    if (!preview) return
    clearTimeout(preview.timer)
    previews.delete(accountId)
    if (!ending.aborted) preview.stage.drop()
  }

  /** Lays the provider's whole list aside, one sync at a time per account. Whoever calls drops the stage and says when it ends. */
  async function* listing(
    accountId: string,
    signal: AbortSignal,
  ): AsyncGenerator<{ phase: 'listing'; received: number; total: number | null }, Listed> {
    const account = found(store.accounts.get(accountId), 'account')
    if (running.has(accountId)) throw new AppProblem('sync-running', { account: account.label })
    running.add(accountId)
    let stage: TemplateStage | null = null
    let isDone = false
    try {
      forget(accountId)
      const client = await context.connect(account)
      const numbers = store.numbers.list(account.implementationId).filter((number) => number.accountId === accountId)
      stage = store.templates.stage(accountId, context.scopeOf(accountId))
      const pools = new Map<string, string>()
      let received = 0
      let told = 0
      yield { phase: 'listing', received, total: null }
      for await (const page of client.listTemplates({ senderIds: numbers.map((number) => number.senderId), signal })) {
        stage.add(page.templates)
        received += page.templates.length
        for (const [senderId, poolId] of page.pools ?? []) pools.set(senderId, poolId)
        // Pages may come faster than anyone can read; each word of it costs as much as some templates.
        if (performance.now() - told < TELL_EVERY_MS) continue
        told = performance.now()
        yield { phase: 'listing', received, total: page.total }
      }
      await noteSenders(context, client, numbers, signal)
      signal.throwIfAborted()
      isDone = true
      return { account, stage, pools, received, end: () => running.delete(accountId) }
    } finally {
      if (!isDone) {
        if (!ending.aborted) stage?.drop()
        running.delete(accountId)
      }
    }
  }

  return { run, preview, apply, discard: (planId) => forget(previewOf(planId)[0]) }
}

function merge(
  context: BaseContext,
  { account, stage, pools }: Pick<Listed, 'account' | 'stage' | 'pools'>,
  isAsked: boolean,
): SyncSummary {
  const { store, changes, clock } = context
  const endedAt = instant(clock)
  const { summary, statusChanges, hasNewPools } = store.transaction(() => {
    // It may have been removed meanwhile.
    found(store.accounts.get(account.id), 'account')
    const { statusChanges, ...counts } = stage.merge(endedAt)
    const summary = { endedAt, ...counts }
    store.accounts.addSync(account.id, summary, isAsked)
    return { summary, statusChanges, hasNewPools: store.numbers.setPools(account.id, pools) }
  })
  // Nothing new means that no window has to read ten thousand rows again.
  const isSame = summary.added + summary.changed === 0 && summary.missing === (account.lastSync?.missing ?? 0)
  if (hasNewPools) changes.announce('numbers', account.implementationId)
  if (!isSame || hasNewPools) {
    changes.announce('templates', account.implementationId)
    changes.announce('reviews', account.implementationId)
  }
  changes.announce('accounts', account.implementationId)
  tellDecisions(context, statusChanges)
  return summary
}

/** The plan with what stands on each template. */
function describe(context: BaseContext, account: StoredAccount, planId: string, plan: StagedPlan): SyncPlan {
  const { store } = context
  const scope = context.scopeOf(account.id)
  const numbers = store.numbers.list(account.implementationId)
  const triggers = store.triggers.list(account.implementationId)
  const draftIdOf = (templateId: string): string | null => store.drafts.ofTemplate(templateId)?.id ?? null
  return {
    planId,
    accountId: account.id,
    counts: plan.counts,
    added: plan.added.map(({ content: { name, language, category }, status, statusRaw, unusable }) => ({
      name,
      language,
      category,
      status,
      statusRaw,
      unusable,
    })),
    changed: plan.changed.map((change) => {
      const { templateId, before, after } = change
      const keys = (content: typeof before.content): Set<string> =>
        new Set(placeholdersOf(content, scope).flatMap((placeholder) => placeholder.keys))
      const bound = store.templates.bindings(templateId).map(({ key }) => key)
      const isSameText = sameContent(before.content, after.content)
      const now = keys(after.content)
      const was = keys(before.content)
      return {
        ...change,
        lostBindings: isSameText ? [] : bound.filter((key) => was.has(key) && !now.has(key)),
        newPlaceholders: isSameText ? [] : [...now].filter((key) => !was.has(key) && !bound.includes(key)),
        draftId: draftIdOf(templateId),
      }
    }),
    gone: plan.gone.map((gone) => ({
      ...gone,
      bindings: store.templates.bindings(gone.templateId).length,
      uses:
        numbers.filter(({ defaultTemplateId }) => defaultTemplateId === gone.templateId).length +
        triggers.filter((trigger) => templatesOf(trigger).includes(gone.templateId)).length,
      draftId: draftIdOf(gone.templateId),
    })),
  }
}
