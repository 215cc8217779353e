import { placeholdersOf, type TemplateButton, type TemplateContent } from '#core/template'
import { type BundleError, bundleError } from './errors.ts'
import { templatePath } from './layout.ts'
import type { BundleContent, BundleTemplate } from './schema.ts'

/**
 * What the schema can't say: keys are unique, references lead somewhere, every
 * placeholder is filled (M11), a chat knows where its sub-tickets open (M21). The
 * first fault, or null.
 */
export function checkBundle(content: BundleContent): BundleError | null {
  for (const fault of faults(content)) return fault
  return null
}

function* faults(content: BundleContent): Generator<BundleError> {
  const { providers, numbers, templates, triggers, services, variables } = content
  yield* twice(
    'providers.json',
    providers.map(({ key }) => key),
  )
  yield* twice(
    'numbers.json',
    numbers.map(({ key }) => key),
  )
  yield* twice(
    'triggers.json',
    triggers.map(({ key }) => key),
  )
  yield* twice(
    'variables.json',
    variables.map(({ token }) => token),
  )

  const known = {
    account: new Set(providers.map(({ key }) => key)),
    number: new Set(numbers.map(({ key }) => key)),
    template: new Set(Object.keys(templates)),
    variable: new Set(variables.map(({ token }) => token)),
  }
  const refer = function* (path: string, field: string, kind: keyof typeof known, target: string): Generator<BundleError> {
    if (!known[kind].has(target)) yield bundleError('broken-reference', { path, field, kind, target }).error
  }
  for (const [index, number] of numbers.entries()) {
    yield* refer('numbers.json', `${index}.account`, 'account', number.account)
    if (number.defaultTemplate !== null)
      yield* refer('numbers.json', `${index}.defaultTemplate`, 'template', number.defaultTemplate)
  }
  for (const [index, trigger] of triggers.entries()) {
    yield* refer('triggers.json', `${index}.number`, 'number', trigger.number)
    if (trigger.kind === 'chat') {
      yield* twice('triggers.json', trigger.templates)
      for (const [at, template] of trigger.templates.entries())
        yield* refer('triggers.json', `${index}.templates.${at}`, 'template', template)
    } else yield* refer('triggers.json', `${index}.template`, 'template', trigger.template)
    const opensChat = trigger.kind === 'chat' || (trigger.kind === 'operate' && trigger.chatStandard)
    if (opensChat && services.chatRequestType === null)
      yield bundleError('chat-request-type-missing', { trigger: trigger.key }).error
  }
  for (const [key, template] of Object.entries(templates)) {
    const path = templatePath(key)
    yield* refer(path, 'account', 'account', template.account)
    yield* twice(
      path,
      template.bindings.map((binding) => binding.key),
    )
    for (const [index, { source }] of template.bindings.entries()) {
      if (source.kind === 'crm') yield* refer(path, `bindings.${index}.source.token`, 'variable', source.token)
    }
    const bound = new Set(template.bindings.map((binding) => binding.key))
    const placeholders = new Set(placeholdersOf(templateOf(template), 'component').flatMap(({ keys }) => keys))
    for (const placeholder of placeholders)
      if (!bound.has(placeholder)) yield bundleError('placeholder-unbound', { path, placeholder }).error
    for (const placeholder of bound)
      if (!placeholders.has(placeholder)) yield bundleError('binding-without-placeholder', { path, placeholder }).error
  }
}

function* twice(path: string, keys: readonly string[]): Generator<BundleError> {
  const seen = new Set<string>()
  for (const key of keys) {
    if (seen.has(key)) yield bundleError('duplicate-key', { path, key }).error
    seen.add(key)
  }
}

/** The canonical template again, to render it or look at its placeholders; samples are not exported. */
export function templateOf(template: BundleTemplate): TemplateContent {
  const { header, body, footer, buttons } = template.structure
  return {
    name: template.name,
    language: template.language,
    category: template.category,
    ...(header && { header: { format: header.format, ...(header.text !== null && { text: header.text }) } }),
    body: { text: body },
    ...(footer !== null && { footer: { text: footer } }),
    buttons: buttons.map(buttonOf),
    samples: {},
  }
}

function buttonOf(button: BundleTemplate['structure']['buttons'][number]): TemplateButton {
  switch (button.type) {
    case 'URL':
    case 'PHONE_NUMBER':
      return button
    case 'QUICK_REPLY':
      return { type: 'QUICK_REPLY', text: button.text, ...(button.payload !== null && { payload: button.payload }) }
    case 'COPY_CODE':
      return { type: 'COPY_CODE', ...(button.text !== null && { text: button.text }) }
    case 'OTHER':
      return { type: 'OTHER', kind: button.kind, ...(button.text !== null && { text: button.text }) }
  }
}
