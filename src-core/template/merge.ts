import { asTyped } from '#core/text'
import type { TemplateButton, TemplateContent } from './model.ts'

/** What is compared, and decided on, as one piece. */
export const TEMPLATE_PARTS = ['category', 'header', 'body', 'footer', 'buttons'] as const
export type TemplatePart = (typeof TEMPLATE_PARTS)[number]

type PartValues = Pick<TemplateContent, TemplatePart>

export type MergedPart = {
  [Part in TemplatePart]: {
    part: Part
    /** Undefined: the template has no such part. */
    base: PartValues[Part]
    local: PartValues[Part]
    remote: PartValues[Part]
    /** Who changed it since the base; `both-same`: both did, alike; `conflict`: a person decides. */
    state: 'same' | 'mine' | 'theirs' | 'both-same' | 'conflict'
  }
}[TemplatePart]

export type TemplateMerge = {
  /** One of each, in the order in which a person reads them. */
  parts: MergedPart[]
  /** Every change of either side; a conflict has mine until it is resolved. */
  merged: TemplateContent
}

/**
 * Brings together what was changed here and at the provider since both were `base`, part by
 * part. Name and language are always the provider's; of the samples mine stay, and the
 * provider's fill the gaps.
 */
export function mergeTemplates(base: TemplateContent, local: TemplateContent, remote: TemplateContent): TemplateMerge {
  const parts = TEMPLATE_PARTS.map(
    (part) =>
      ({
        part,
        base: base[part],
        local: local[part],
        remote: remote[part],
        state: stateOf(part, base, local, remote),
      }) as MergedPart,
  )
  return { parts, merged: join(parts, local, remote, ({ state }) => (state === 'theirs' ? 'remote' : 'local')) }
}

/** The merge with a decision for each conflict; one without a decision keeps mine. */
export function resolve(
  { parts, merged }: TemplateMerge,
  choices: Readonly<Partial<Record<TemplatePart, 'mine' | 'theirs'>>>,
): TemplateContent {
  return join(parts, merged, merged, ({ part, state }) =>
    state === 'theirs' || (state === 'conflict' && choices[part] === 'theirs') ? 'remote' : 'local',
  )
}

/**
 * Whether two templates say the same: category, header, body, footer and buttons, apart from
 * how line ends, accents, quotation marks and dashes are written and from what a provider
 * leaves out of its answers (samples, a quick reply's payload). Names and languages may differ.
 */
export const sameContent = (a: TemplateContent, b: TemplateContent): boolean =>
  TEMPLATE_PARTS.every((part) => samePart(part, a, b))

function stateOf(
  part: TemplatePart,
  base: TemplateContent,
  local: TemplateContent,
  remote: TemplateContent,
): MergedPart['state'] {
  const isMine = !samePart(part, base, local)
  const isTheirs = !samePart(part, base, remote)
  if (!isMine) return isTheirs ? 'theirs' : 'same'
  if (!isTheirs) return 'mine'
  return samePart(part, local, remote) ? 'both-same' : 'conflict'
}

function join(
  parts: readonly MergedPart[],
  local: TemplateContent,
  remote: TemplateContent,
  sideOf: (part: MergedPart) => 'local' | 'remote',
): TemplateContent {
  const { name, language, body, category, buttons } = remote
  const taken = parts.flatMap((part) => {
    const value = part[sideOf(part)]
    return value === undefined ? [] : [[part.part, value] as const]
  })
  return {
    name,
    language,
    category,
    body,
    buttons,
    ...Object.fromEntries(taken),
    samples: { ...remote.samples, ...local.samples },
  }
}

function samePart(part: TemplatePart, a: PartValues, b: PartValues): boolean {
  switch (part) {
    case 'category':
      return a.category === b.category
    case 'header':
      return (a.header?.format ?? 'TEXT') === (b.header?.format ?? 'TEXT') && sameText(a.header?.text, b.header?.text)
    case 'body':
    case 'footer':
      return sameText(a[part]?.text, b[part]?.text)
    case 'buttons':
      return (
        a.buttons.length === b.buttons.length &&
        a.buttons.every((button, index) => {
          const other = b.buttons[index]
          return other !== undefined && sameButton(button, other)
        })
      )
  }
}

/** What one of them leaves out is not told: a payload, the text of a button that WhatsApp labels itself. */
function sameButton(a: TemplateButton, b: TemplateButton): boolean {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...fields].every((field) => {
    const [own, others] = [Object.entries(a), Object.entries(b)].map((entries) => entries.find(([name]) => name === field)?.[1])
    return own === undefined || others === undefined || sameText(own, others)
  })
}

/** An empty part is none. */
const sameText = (a = '', b = ''): boolean => a === b || spelling(a) === spelling(b)

/** The same text in one spelling: only for comparing, never to be stored. */
const spelling = (text: string): string => asTyped(text.replace(/\r\n?/g, '\n').normalize('NFC'))
