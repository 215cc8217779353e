import type { ImplementationSnapshot } from '#core/implementation'
import {
  type PlaceholderKey,
  type PlaceholderScope,
  placeholdersOf,
  type RenderedTemplate,
  renderTemplate,
  type TemplateContent,
  type TemplateQuality,
  type TemplateStatus,
  type UnusableReason,
} from '#core/template'
import { type Binding, type CrmVariable, crmText, expandBindings, resolveBinding } from '#core/variables'

type SnapshotTemplate = ImplementationSnapshot['templates'][number]

/** A template where another part of the document speaks of it: `T` + `ordinal` is its mark there. */
export type TemplateReference = { ordinal: number; name: string; language: string }

export type ReportBinding = {
  /** The placeholder's name, without braces. */
  placeholder: string
  /** Null: nothing fills it, so the message would not be sent (M11). */
  binding: Binding | null
  /** The CRM variable that fills it, where there is one and the catalogue has it. */
  variable: CrmVariable | null
}

export type ReportTemplate = TemplateReference & {
  account: string
  category: string
  status: TemplateStatus
  /** The provider's own word. */
  statusRaw: string
  quality: TemplateQuality
  unusable: UnusableReason[]
  content: TemplateContent
  /** What each placeholder shows in the picture: what the CRM would send for an example contact, else the sample. */
  values: Record<PlaceholderKey, string>
  rendered: RenderedTemplate
  /** The same texts as the CRM shows them, with %TOKENS% (M10). */
  crm: { header: string | null; body: string; footer: string | null; urls: string[] }
  bindings: ReportBinding[]
}

/** The templates in use, by name: the order gives each its mark. */
export function reportTemplates(
  { templates, accounts, variables }: Pick<ImplementationSnapshot, 'templates' | 'accounts' | 'variables'>,
  scopeOf: (accountId: string) => PlaceholderScope,
): { list: ReportTemplate[]; referenceOf(templateId: string): TemplateReference | null } {
  const sorted = templates.toSorted((a, b) => compare(keyOf(a), keyOf(b)))
  const list = sorted.map((template, at) => {
    const account = accounts.find(({ id }) => id === template.accountId)?.label ?? ''
    return reportTemplate(template, { ordinal: at + 1, account, scope: scopeOf(template.accountId), variables })
  })
  return {
    list,
    referenceOf: (templateId) => {
      const found = list[sorted.findIndex(({ id }) => id === templateId)]
      return found ? { ordinal: found.ordinal, name: found.name, language: found.language } : null
    },
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const keyOf = ({ id, content: { name, language } }: SnapshotTemplate): string => `${name}\n${language}\n${id}`

type Place = { ordinal: number; account: string; scope: PlaceholderScope; variables: readonly CrmVariable[] }

function reportTemplate(template: SnapshotTemplate, { ordinal, account, scope, variables }: Place): ReportTemplate {
  const { content, status, statusRaw, quality, unusable } = template
  const bindings = expandBindings(content, scope, template.bindings)
  const values = shownValues(content, bindings, variables)
  return {
    ordinal,
    account,
    name: content.name,
    language: content.language,
    category: content.category,
    status,
    statusRaw,
    quality,
    unusable,
    content,
    values,
    rendered: renderTemplate(content, values),
    crm: {
      header: content.header?.text === undefined ? null : crmText('header', content.header.text, bindings),
      body: crmText('body', content.body.text, bindings),
      footer: content.footer ? crmText('footer', content.footer.text, bindings) : null,
      urls: content.buttons.flatMap((button, at) =>
        button.type === 'URL' ? [crmText(`buttons.${at}`, button.url, bindings)] : [],
      ),
    },
    bindings: placeholdersOf(content, scope).map(({ name, keys }) => {
      const binding = template.bindings.find((candidate) => keys.includes(candidate.key)) ?? null
      const token = binding?.source.kind === 'crm' ? binding.source.token : null
      return { placeholder: name, binding, variable: variables.find((candidate) => candidate.token === token) ?? null }
    }),
  }
}

function shownValues(
  content: TemplateContent,
  bindings: readonly Binding[],
  variables: readonly CrmVariable[],
): Record<PlaceholderKey, string> {
  const contact = Object.fromEntries(variables.map(({ token, sample }) => [token, sample]))
  const bound = bindings.flatMap((binding) => {
    const value = resolveBinding(binding, contact)
    return value === null ? [] : [[binding.key, value] as const]
  })
  return { ...content.samples, ...Object.fromEntries(bound) }
}
