import type { ProviderAccount, SenderNumber, StoredTemplate } from '#core/implementation'
import { type Finding, lintTemplate } from '#core/lint'
import type { ProviderDescriptor } from '#core/provider'
import { normaliseBraces, placeholdersOf, type TemplateButton, type TemplateContent } from '#core/template'
import { oneOf } from '#core/text'

/** What a portal says of a template that is worth registering. */
export const STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED'] as const
type RegisteredStatus = (typeof STATUSES)[number]

export const BUTTON_TYPES = ['URL', 'QUICK_REPLY', 'PHONE_NUMBER', 'COPY_CODE'] as const
/** `target`: the URL or the phone; of the other kinds nothing. `id` is the form's own. */
export type ButtonDraft = { id: number; type: (typeof BUTTON_TYPES)[number]; text: string; target: string }

/** The form as it is typed. */
export type RegisterDraft = {
  accountId: string
  /** Null: any of the account. */
  senderId: string | null
  remoteId: string
  name: string
  language: string
  category: string
  status: RegisteredStatus
  header: string
  body: string
  footer: string
  buttons: ButtonDraft[]
}

/** An empty form: the only account and the only number are chosen already. */
export function newDraft(accounts: readonly ProviderAccount[], numbers: readonly SenderNumber[]): RegisterDraft {
  const accountId = accounts[0]?.id ?? ''
  return {
    accountId,
    senderId: onlySender(numbers, accountId),
    remoteId: '',
    name: '',
    language: 'pt_BR',
    category: 'UTILITY',
    status: 'APPROVED',
    header: '',
    body: '',
    footer: '',
    buttons: [],
  }
}

export function onlySender(numbers: readonly SenderNumber[], accountId: string): string | null {
  const own = numbers.filter((number) => number.accountId === accountId)
  return own.length === 1 ? (own[0]?.senderId ?? null) : null
}

/** The form of a template that was registered before. */
export function draftOf(template: StoredTemplate): RegisterDraft {
  const { accountId, senderId, remoteId, content } = template
  return {
    accountId,
    senderId,
    remoteId,
    name: content.name,
    language: content.language,
    category: content.category,
    status: oneOf(STATUSES, template.status) ?? 'PENDING',
    header: content.header?.text ?? '',
    body: content.body.text,
    footer: content.footer?.text ?? '',
    buttons: content.buttons.flatMap((button, id) => (button.type === 'OTHER' ? [] : [buttonDraftOf(button, id)])),
  }
}

const buttonDraftOf = (button: Exclude<TemplateButton, { type: 'OTHER' }>, id: number): ButtonDraft => ({
  id,
  type: button.type,
  text: button.text ?? '',
  target: button.type === 'URL' ? button.url : button.type === 'PHONE_NUMBER' ? button.phoneNumber : '',
})

/** The template as it will be stored: `{x}` has become `{{x}}` (M10), what is empty is left out. */
export function contentOf(draft: RegisterDraft, samples: TemplateContent['samples'] = {}): TemplateContent {
  const header = normaliseBraces(draft.header.trim())
  const footer = draft.footer.trim()
  return {
    name: draft.name.trim(),
    language: draft.language.trim(),
    category: draft.category,
    ...(header === '' ? {} : { header: { format: 'TEXT', text: header } as const }),
    body: { text: normaliseBraces(draft.body.trim()) },
    ...(footer === '' ? {} : { footer: { text: footer } }),
    buttons: draft.buttons.map(buttonOf),
    samples,
  }
}

function buttonOf({ type, text, target }: ButtonDraft): TemplateButton {
  const label = text.trim()
  if (type === 'URL') return { type, text: label, url: normaliseBraces(target.trim()) }
  if (type === 'PHONE_NUMBER') return { type, text: label, phoneNumber: target.trim() }
  if (type === 'QUICK_REPLY') return { type, text: label }
  return label === '' ? { type } : { type, text: label }
}

export type FieldProblem = 'nameMissing' | 'languageWrong' | 'bodyMissing' | 'remoteIdMissing' | 'buttonIncomplete'

/** What keeps the form from being saved. */
export function problemsOf(draft: RegisterDraft, provider: ProviderDescriptor | undefined): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (draft.name.trim() === '') problems.push('nameMissing')
  if (!/^[a-z]{2,3}(_[A-Z]{2,4})?$/.test(draft.language.trim())) problems.push('languageWrong')
  if (draft.body.trim() === '') problems.push('bodyMissing')
  if (provider?.capabilities.sendsById && draft.remoteId.trim() === '') problems.push('remoteIdMissing')
  if (draft.buttons.some((button) => isIncomplete(button))) problems.push('buttonIncomplete')
  return problems
}

/** A copy-code button may go without a text: WhatsApp has its own. */
export const isIncomplete = ({ type, text, target }: ButtonDraft): boolean =>
  (type !== 'COPY_CODE' && text.trim() === '') || ((type === 'URL' || type === 'PHONE_NUMBER') && target.trim() === '')

/**
 * The rules of which a finding tells that something was typed otherwise than it stands in the
 * portal, or that the CRM can't read it. Others are for a template that is still to be approved.
 */
const TYPED = new Set([
  'NAME-CHARSET',
  'VAR-BRACES',
  'VAR-CHARS',
  'VAR-MIX',
  'VAR-SEQ',
  'VAR-POSITION',
  'FOOT-NO-VAR',
  'CRM-EMOJI',
])

/** What does not keep it from being saved, and yet will not work or was probably not meant. */
export function warningsOf(content: TemplateContent, provider: ProviderDescriptor | undefined): Finding[] {
  const context = provider ? { provider: provider.id, scope: provider.capabilities.placeholderScope } : {}
  return lintTemplate(content, context).filter(({ rule, severity }) => TYPED.has(rule) && severity !== 'info')
}

/** Names where the provider numbers its variables: both are right somewhere, so no rule knows it. */
export const isNamedThoughNumbered = (content: TemplateContent, provider: ProviderDescriptor | undefined): boolean =>
  provider?.capabilities.placeholderStyle === 'positional' &&
  placeholdersOf(content, provider.capabilities.placeholderScope).some(({ name }) => !/^\d+$/.test(name))
