import type { ProviderErrorKind } from '#core/provider'
import { sameContent } from '#core/template'
import { instant } from '../clock.ts'
import type { BaseContext, Outbox } from '../context.ts'
import { AppProblem } from '../problem.ts'
import { ProviderError, providers, type RemoteTemplate } from '../providers/index.ts'
import type { StoredAccount, StoredSubmission } from '../store/index.ts'

const HOUR_MS = 3_600_000
/** Left of the hour's quota for whoever works in the provider's portal meanwhile. */
const RESERVE = 0.1
/** Waits after the first failure that may pass by itself; doubled each time. */
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 15 * 60_000
const MOST_ATTEMPTS = 8
/** What may be over by itself in a while. */
const PASSING: ReadonlySet<ProviderErrorKind> = new Set(['rate-limit', 'network', 'provider-down', 'proxy', 'portal'])

export function createOutbox(context: BaseContext): Outbox {
  const { store, changes, clock, ending, log } = context
  let timer: NodeJS.Timeout | undefined
  let isRunning = false

  const now = (): number => clock.now().getTime()
  const iso = (ms: number): string => new Date(ms).toISOString()
  const announce = ({ implementationId }: StoredSubmission): void => {
    changes.announce('submissions', implementationId)
    changes.announce('reviews', implementationId)
  }

  /** When the quota lets a new template go, or null for now. */
  const quotaEnds = (account: StoredAccount): number | null => {
    const perHour = providers[account.provider].descriptor.capabilities.createPerHour
    const most = Math.max(1, Math.floor(perHour * (1 - RESERVE)))
    const sent = store.submissions.createdSince(account.id, iso(now() - HOUR_MS))
    const oldest = sent[sent.length - most]
    return oldest === undefined ? null : Date.parse(oldest) + HOUR_MS
  }

  const run = async (): Promise<void> => {
    if (isRunning || ending.aborted) return
    isRunning = true
    const ended = context.work.begin()
    clearTimeout(timer)
    try {
      while (!ending.aborted) {
        const [next] = store.submissions.waiting().filter(({ dueAt }) => dueAt === null || Date.parse(dueAt) <= now())
        if (!next) break
        await take(next)
      }
    } catch (error) {
      log.error('outbox', error)
    } finally {
      isRunning = false
      ended()
      rest()
    }
  }

  /** Until the next one is due. */
  const rest = (): void => {
    if (ending.aborted) return
    const due = store.submissions.waiting().map(({ dueAt }) => (dueAt === null ? now() : Date.parse(dueAt)))
    if (due.length === 0) return
    timer = setTimeout(() => void run(), Math.min(Math.max(250, Math.min(...due) - now()), 2 ** 31 - 1))
    timer.unref()
  }

  const take = async (submission: StoredSubmission): Promise<void> => {
    const account = store.accounts.get(submission.accountId)
    if (!account) return store.submissions.remove(submission.id)
    if (submission.state === 'queued' && submission.kind === 'create') {
      const until = quotaEnds(account)
      if (until !== null && until > now()) {
        store.submissions.setState(submission.id, 'queued', { dueAt: iso(until) })
        announce(submission)
        return
      }
    }
    try {
      if (submission.state === 'unknown') await settle(submission, account)
      else await send(submission, account)
    } catch (error) {
      // Ended in mid-call: the next start looks for what became of it.
      if (ending.aborted) return
      fail(submission, error)
    }
    announce(submission)
  }

  const send = async (submission: StoredSubmission, account: StoredAccount): Promise<void> => {
    const client = await context.connect(account)
    store.submissions.setState(submission.id, 'sending', { attempts: submission.attempts + 1 })
    announce(submission)
    const draft = { senderId: submission.senderId, content: submission.content }
    if (submission.kind === 'create') {
      if (!client.createTemplate) throw new ProviderError('permission', { hint: 'createTemplate' })
      finish(submission, account, await client.createTemplate(draft, ending))
      return
    }
    const template = submission.templateId === null ? null : store.templates.get(submission.templateId)
    if (!template || !client.editTemplate) throw new ProviderError('not-found', { hint: submission.name })
    const reference = { remoteId: template.remoteId, senderId: submission.senderId, name: submission.name }
    finish(submission, account, await client.editTemplate(reference, draft, ending))
  }

  /** The answer was lost: looks whether the provider has it, before anything is sent again. */
  const settle = async (submission: StoredSubmission, account: StoredAccount): Promise<void> => {
    const client = await context.connect(account)
    const found = await lookFor(submission, client)
    if (found) finish(submission, account, found)
    else store.submissions.setState(submission.id, 'queued', { dueAt: iso(now()) })
  }

  const lookFor = async (
    { kind, name, language, senderId, templateId, content }: StoredSubmission,
    client: Awaited<ReturnType<BaseContext['connect']>>,
  ): Promise<RemoteTemplate | null> => {
    if (kind === 'edit') {
      const template = templateId === null ? null : store.templates.get(templateId)
      if (!template) return null
      const remote = await client.getTemplate({ remoteId: template.remoteId, senderId, name }, ending)
      return sameContent(remote.content, content) ? remote : null
    }
    for await (const { templates } of client.listTemplates({ senderIds: [senderId], signal: ending })) {
      const same = templates.find(
        (remote) =>
          remote.content.name === name &&
          remote.content.language === language &&
          (remote.senderId === null || remote.senderId === senderId),
      )
      if (same) return same
    }
    return null
  }

  const finish = (submission: StoredSubmission, account: StoredAccount, remote: RemoteTemplate): void => {
    const { id, draftId, implementationId } = submission
    const at = instant(clock)
    const scope = context.scopeOf(account.id)
    store.transaction(() => {
      let templateId = submission.kind === 'edit' ? submission.templateId : null
      if (templateId === null || !store.templates.get(templateId))
        templateId = store.templates.addRemote(account.id, remote, scope, at)
      else store.templates.saveRemote(templateId, remote, scope, at)
      store.templates.saveBindings(templateId, submission.bindings)
      store.templates.keepSamples(templateId, submission.content.samples)
      store.submissions.finish(id, templateId, at)
      const draft = draftId === null ? null : store.drafts.get(draftId)
      if (draft) {
        // What was written on while it waited is not lost: it is an edit of what has just been sent.
        const isSame =
          JSON.stringify([draft.content, draft.bindings]) === JSON.stringify([submission.content, submission.bindings])
        const other = store.drafts.ofTemplate(templateId)
        if (isSame || (other && other.id !== draft.id)) store.drafts.remove(draft.id)
        else store.drafts.save({ ...draft, templateId, base: remote.content })
      }
      store.implementations.touch(implementationId)
    })
    changes.announce('drafts', implementationId)
    changes.announce('templates', implementationId)
  }

  const fail = (submission: StoredSubmission, error: unknown): void => {
    const { id, state } = submission
    const attempts = (store.submissions.get(id)?.attempts ?? submission.attempts) + (state === 'unknown' ? 1 : 0)
    const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS)
    const asked = error instanceof ProviderError ? (error.waitMs ?? 0) : 0
    const later = { dueAt: iso(now() + Math.max(wait, asked)), attempts }
    if (error instanceof ProviderError) {
      const details = { problem: error.kind, raw: error.raw ?? error.hint }
      const passes = PASSING.has(error.kind)
      if (error.outcomeUnknown) store.submissions.setState(id, 'unknown', { ...details, ...later })
      else if (passes && attempts < MOST_ATTEMPTS)
        store.submissions.setState(id, state === 'unknown' ? 'unknown' : 'queued', { ...details, ...later })
      else
        store.submissions.setState(id, state === 'unknown' ? 'unknown' : 'failed', {
          ...details,
          ...(state === 'unknown' && later),
        })
      return
    }
    // A credential that can't be read: nothing was sent.
    if (error instanceof AppProblem) {
      if (state === 'unknown') store.submissions.setState(id, 'unknown', { problem: 'auth', ...later })
      else store.submissions.setState(id, 'failed', { problem: 'auth' })
      return
    }
    log.error('outbox.send', error)
    store.submissions.setState(id, 'unknown', { problem: 'protocol', ...later })
  }

  store.submissions.settleInterrupted(iso(now()))
  // After the program has opened: its simulators and its keychain are asked for.
  setImmediate(() => void run())
  return {
    wake: () => void run(),
    close: () => clearTimeout(timer),
  }
}
