import type { StoredTemplate } from '#core/implementation'
import { looksLikeVariablesOf, normaliseBraces, type TemplateContent } from '#core/template'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import { providers } from '../providers/index.ts'
import type { TemplateFacts } from '../store/index.ts'

export type Registration = {
  id?: string | undefined
  accountId: string
  senderId: string | null
  remoteId?: string | undefined
  content: TemplateContent
  status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED'
}

/**
 * "+ Novo Template de mensagem ativa" (M5): a template that exists at the provider,
 * typed from its portal. The next sync that lists it takes it over, with what stands on it.
 */
export function registerTemplate(context: AppContext, registration: Registration): StoredTemplate {
  const { store, changes, clock } = context
  const account = found(store.accounts.get(registration.accountId), 'account')
  const before = registration.id === undefined ? null : found(store.templates.get(registration.id), 'template')
  if (before && before.origin !== 'manual') throw new AppProblem('in-use', { what: 'template-of-provider', by: account.label })
  const content = withBraces(registration.content)
  // Nothing would ever fill it: what the linter calls an obstacle is one from the first day.
  const [unfilled] = looksLikeVariablesOf(content)
  if (unfilled !== undefined) throw new AppProblem('looks-like-variable', { found: unfilled })
  const { sendsById } = providers[account.provider].descriptor.capabilities
  const remoteId =
    registration.remoteId || (sendsById ? '' : `manual:${registration.senderId ?? ''}:${content.name}:${content.language}`)
  if (remoteId === '') throw new AppProblem('invalid', { what: 'remote-id' })
  const template = {
    remoteId,
    senderId: registration.senderId,
    poolId: null,
    content,
    status: registration.status,
    statusRaw: registration.status,
    quality: 'UNKNOWN',
    rejectionReason: null,
    unsupportedParts: [],
    lostInEdit: [],
  } satisfies TemplateFacts
  const id = store.transaction(() => {
    const twin = store.templates.twinOf(account.id, template, registration.id)
    if (twin) throw new AppProblem('duplicate', { what: 'template', by: `${twin.name} (${twin.language})` })
    return store.templates.saveTyped(account.id, template, context.scopeOf(account.id), instant(clock), before?.id)
  })
  store.implementations.touch(account.implementationId)
  changes.announce('templates', account.implementationId)
  return found(store.templates.get(id), 'template')
}

/** M10: `{x}` as the portals of Zenvia and Infobip show it. */
const withBraces = (content: TemplateContent): TemplateContent => ({
  ...content,
  ...(content.header?.text === undefined ? {} : { header: { ...content.header, text: normaliseBraces(content.header.text) } }),
  body: { text: normaliseBraces(content.body.text) },
  buttons: content.buttons.map((button) => (button.type === 'URL' ? { ...button, url: normaliseBraces(button.url) } : button)),
})
