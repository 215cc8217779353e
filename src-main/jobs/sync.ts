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

const TELL_EVERY_MS = 100
/** How long a preview may be looked at. */
const KEPT_MS = 10 * 60_000

type Preview = { planId: string; stage: TemplateStage; plan: StagedPlan; timer: NodeJS.Timeout }
type Listed = { account: StoredAccount; stage: TemplateStage; received: number; end(): void }

export function createSyncs(context: BaseContext): Syncs {
  const { store, changes, ending } = context
  const running = new Set<string>()
  const previews = new Map<string, Preview>()

  async function* run(accountId: string, cancel?: AbortSignal): AsyncGenerator<SyncProgress> {
    const signal = cancel ? AbortSignal.any([cancel, ending]) : ending
    const listed = yield* listing(accountId, signal)
    try {
      yield { phase: 'saving', received: listed.received }
      signal.throwIfAborted()
      yield { phase: 'done', summary: merge(context, listed.account, listed.stage) }
    } finally {
      if (!ending.aborted) listed.stage.drop()
      listed.end()
    }
  }

  async function* preview(accountId: string, cancel?: AbortSignal): AsyncGenerator<SyncPreview> {
    const signal = cancel ? AbortSignal.any([cancel, ending]) : ending
    const { account, stage, end } = yield* listing(accountId, signal)
    let isKept = false
    try {
      signal.throwIfAborted()
      const plan = store.transaction(() => stage.plan(SYNC_PLAN_LIMIT))
      const planId = randomUUID()
      const timer = setTimeout(() => forget(accountId), KEPT_MS)
      timer.unref()
      previews.set(accountId, { planId, stage, plan, timer })
      isKept = true
      yield { phase: 'planned', plan: describe(context, account, planId, plan) }
    } finally {
      if (!isKept && !ending.aborted) stage.drop()
      end()
    }
  }

  function apply(planId: string, keepMine: readonly string[]): SyncSummary {
    const [accountId, { plan, stage }] = previewOf(planId)
    const account = found(store.accounts.get(accountId), 'account')
    try {
      const mine = plan.changed.filter(({ kind, templateId }) => kind === 'adopted' && keepMine.includes(templateId))
      return store.transaction(() => {
        const summary = merge(context, account, stage)
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
      let received = 0
      let told = 0
      yield { phase: 'listing', received, total: null }
      for await (const page of client.listTemplates({ senderIds: numbers.map((number) => number.senderId), signal })) {
        stage.add(page.templates)
        received += page.templates.length
        // Pages may come faster than anyone can read; each word of it costs as much as some templates.
        if (performance.now() - told < TELL_EVERY_MS) continue
        told = performance.now()
        yield { phase: 'listing', received, total: page.total }
      }
      signal.throwIfAborted()
      isDone = true
      return { account, stage, received, end: () => running.delete(accountId) }
    } finally {
      if (!isDone) {
        if (!ending.aborted) stage?.drop()
        running.delete(accountId)
      }
    }
  }

  return { run, preview, apply, discard: (planId) => forget(previewOf(planId)[0]) }
}

function merge(context: BaseContext, account: StoredAccount, stage: TemplateStage): SyncSummary {
  const { store, changes, clock } = context
  const endedAt = instant(clock)
  const { summary, statusChanges } = store.transaction(() => {
    // It may have been removed meanwhile.
    found(store.accounts.get(account.id), 'account')
    const { statusChanges, ...counts } = stage.merge(endedAt)
    const summary = { endedAt, ...counts }
    store.accounts.addSync(account.id, summary)
    return { summary, statusChanges }
  })
  // Nothing new means that no window has to read ten thousand rows again.
  const isSame = summary.added + summary.changed === 0 && summary.missing === (account.lastSync?.missing ?? 0)
  if (!isSame) {
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
