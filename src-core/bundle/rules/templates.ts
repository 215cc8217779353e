import { PROVIDER_FACTS, servesSender } from '#core/provider'
import { looksLikeVariables, placeholdersOf, templateTexts, unreadableIn, whyUnusable } from '#core/template'
import { BODY_LIMIT, checkMapping, crmText } from '#core/variables'
import { canonicalJson } from '../canonical.ts'
import { type BundleFault, fault } from '../fault.ts'
import { templatePath } from '../layout.ts'
import type { BundleContent, BundleTemplate } from '../schema.ts'
import { templateOf } from '../template-of.ts'

/** Every placeholder is filled with something that can be sent, and the CRM's text is what comes of it (M10, M11). */
export function* templateFaults({ templates, providers, variables }: BundleContent): Generator<BundleFault> {
  const providerOf = new Map(providers.map(({ key, provider }) => [key, provider]))
  const twins = new Map<string, string>()
  for (const [key, template] of Object.entries(templates)) {
    const path = templatePath(key)
    yield* placeholderFaults(path, template)
    const content = templateOf(template)
    for (const problem of checkMapping(content, 'component', template.bindings, variables)) {
      const index = template.bindings.findIndex((binding) => binding.key === problem.key)
      const field = `bindings.${index}`
      if (problem.problem === 'blank') yield fault('blank-text', { path, field })
      else if (problem.problem === 'unreadable-text') yield unreadable(path, field, problem.text)
      else if (problem.problem === 'looks-like-variable') yield fault('looks-like-variable', { path, field, found: problem.text })
      else if (problem.problem === 'too-long')
        yield fault('text-too-long', { path, field, length: problem.length, limit: BODY_LIMIT })
    }
    for (const [index, { source }] of template.bindings.entries()) {
      // A transform may take an emoji out of what is sent; the CRM reads the text as it was typed.
      const typed = source.kind === 'literal' ? unreadableLiteral(path, `bindings.${index}.source.text`, source.text) : null
      if (typed) yield typed
    }
    const unfilled = templateTexts(content).flatMap(({ component, text }) =>
      looksLikeVariables(text).map(({ found }) => ({ component, found })),
    )
    for (const { component, found } of unfilled)
      yield fault('looks-like-variable', { path, field: `structure.${component}`, found })
    yield* limitFaults(path, template)
    yield* crmTextFaults(path, template)
    const provider = providerOf.get(template.account)
    if (provider !== undefined && PROVIDER_FACTS[provider].placeholderScope === 'template') yield* scopeFaults(path, template)
    if (template.origin === 'provider' && template.remoteId === null)
      yield fault('remote-id-missing', { path, field: 'remoteId', template: template.name })
    const identity = canonicalJson([template.account, template.senderId, template.name, template.language, template.remoteId])
    const twin = twins.get(identity)
    if (twin !== undefined) yield fault('template-twice', { path, template: key, other: twin })
    twins.set(identity, key)
  }
}

/** What WhatsApp takes: characters of each part, without what is filled in, and buttons. */
const MOST_BUTTONS = 10
const LONGEST = { body: 1024, header: 60, footer: 60, button: 25 } as const

const lengthOf = (text: string): number => [...text.replace(/\{\{[^{}]*\}\}/g, '')].length

/** What no provider can have had approved: it was changed on its way. */
function* limitFaults(path: string, { structure: { header, body, footer, buttons } }: BundleTemplate): Generator<BundleFault> {
  const long = function* (field: string, text: string | null | undefined, limit: number): Generator<BundleFault> {
    const length = lengthOf(text ?? '')
    if (length > limit) yield fault('text-too-long', { path, field, length, limit })
  }
  yield* long('structure.header.text', header?.text, LONGEST.header)
  yield* long('structure.body', body, LONGEST.body)
  yield* long('structure.footer', footer, LONGEST.footer)
  if (buttons.length > MOST_BUTTONS)
    yield fault('number-too-large', { path, field: 'structure.buttons', value: buttons.length, limit: MOST_BUTTONS })
  for (const [index, button] of buttons.entries()) {
    const field = `structure.buttons.${index}`
    yield* long(`${field}.text`, button.text, LONGEST.button)
    // Nothing is ever filled in on the face of a button.
    for (const [found] of (button.text ?? '').matchAll(/\{\{[^{}]*\}\}/g))
      yield fault('looks-like-variable', { path, field: `${field}.text`, found })
    if (button.text !== null)
      for (const { found } of looksLikeVariables(button.text))
        yield fault('looks-like-variable', { path, field: `${field}.text`, found })
    if (button.type === 'URL' && !/^https?:\/\/[^{}\s/]/i.test(button.url))
      yield fault('button-address-refused', { path, field: `${field}.url`, address: button.url })
  }
}

function unreadable(path: string, field: string, text: string): BundleFault {
  return unreadableLiteral(path, field, text) ?? fault('line-break', { path, field })
}

function unreadableLiteral(path: string, field: string, text: string): BundleFault | null {
  const found = unreadableIn(text, { lines: true })
  if (found === null || found.what === 'unstorable') return null
  return fault(found.what === 'emoji' ? 'emoji' : 'control-character', { path, field, found: found.found })
}

function* placeholderFaults(path: string, template: BundleTemplate): Generator<BundleFault> {
  const bound = new Set(template.bindings.map((binding) => binding.key))
  const placeholders = new Set(placeholdersOf(templateOf(template), 'component').flatMap(({ keys }) => keys))
  for (const placeholder of placeholders) if (!bound.has(placeholder)) yield fault('placeholder-unbound', { path, placeholder })
  for (const placeholder of bound)
    if (!placeholders.has(placeholder)) yield fault('binding-without-placeholder', { path, placeholder })
}

/** The CRM's text as structure and bindings give it. */
export function crmTextOf({ structure, bindings }: Pick<BundleTemplate, 'structure' | 'bindings'>): BundleTemplate['crmText'] {
  const { header, body, footer, buttons } = structure
  return {
    header: header === null || header.text === null ? null : crmText('header', header.text, bindings),
    body: crmText('body', body, bindings),
    footer: footer === null ? null : crmText('footer', footer, bindings),
    buttonUrls: buttons.map((button, index) =>
      button.type === 'URL' ? crmText(`buttons.${index}`, button.url, bindings) : null,
    ),
  }
}

function* crmTextFaults(path: string, template: BundleTemplate): Generator<BundleFault> {
  const expected = crmTextOf(template)
  for (const part of ['header', 'body', 'footer', 'buttonUrls'] as const)
    if (canonicalJson(template.crmText[part]) !== canonicalJson(expected[part]))
      yield fault('crm-text-differs', { path, field: `crmText.${part}` })
}

/** Where one name is one value in the whole template, it is filled in one way. */
function* scopeFaults(path: string, template: BundleTemplate): Generator<BundleFault> {
  for (const { keys } of placeholdersOf(templateOf(template), 'template')) {
    const fills = keys.flatMap((key) => template.bindings.filter((binding) => binding.key === key))
    const [first, ...others] = fills
    if (!first) continue
    const { key: _ours, ...fill } = first
    for (const { key, ...other } of others)
      if (canonicalJson(other) !== canonicalJson(fill)) {
        const index = template.bindings.findIndex((binding) => binding.key === key)
        yield fault('binding-differs', { path, field: `bindings.${index}`, placeholder: key, other: first.key })
      }
  }
}

type User = { path: string; field: string; template: string; number: string }

const inPool = <Row extends { businessAccountId?: string | undefined }>(row: Row): Row & { poolId: string | null } => ({
  ...row,
  poolId: row.businessAccountId ?? null,
})

/** What a number or an active trigger sends is approved, can be read by the CRM, and is the number's own. */
export function* useFaults({ templates, numbers, triggers }: BundleContent): Generator<BundleFault> {
  const numberOf = new Map(numbers.map((number) => [number.key, number]))
  const users: User[] = [
    ...numbers.flatMap(({ key, defaultTemplate }, index) =>
      defaultTemplate === null
        ? []
        : [{ path: 'numbers.json', field: `${index}.defaultTemplate`, template: defaultTemplate, number: key }],
    ),
    ...triggers.flatMap((trigger, index): User[] => {
      const use = { path: 'triggers.json', number: trigger.number }
      return trigger.kind === 'chat'
        ? trigger.templates.map((template, at) => ({ ...use, field: `${index}.templates.${at}`, template }))
        : [{ ...use, field: `${index}.template`, template: trigger.template }]
    }),
  ]
  for (const { path, field, template: key, number: numberKey } of users) {
    const template = Object.hasOwn(templates, key) ? templates[key] : undefined
    const number = numberOf.get(numberKey)
    if (!template) continue
    if (number && (template.account !== number.account || !servesSender(inPool(template), inPool(number))))
      yield fault('template-of-other-number', { path, field, template: key, number: number.key })
    const reasons = whyUnusable({
      content: templateOf(template),
      status: template.status,
      unsupportedParts: [],
      missingSince: null,
    })
    for (const { reason, detail } of reasons) {
      if (reason === 'not-approved') yield fault('template-not-approved', { path, field, template: key, status: detail })
      // These have a place of their own in the template's file.
      else if (reason !== 'emoji' && reason !== 'looks-like-variable')
        yield fault('template-unusable', { path, field, template: key, reason, detail })
    }
  }
}
