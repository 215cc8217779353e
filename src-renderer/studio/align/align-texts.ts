import { type PlaceholderScope, parseText, type TemplateContent, type TextComponent, templateTexts } from '#core/template'
import { type Binding, type PlaceholderStyle, templateFromCrm } from '#core/variables'

export type Texts = Readonly<Partial<Record<TextComponent, string>>>

export type AlignResult = {
  /** The provider's texts, those that hold something. */
  texts: Texts
  /** Of what is certain or was confirmed; keys as in those texts. */
  bindings: Binding[]
}

/** Texts as a template, for what reads one: its name and what its buttons say do not matter there. */
export function contentOf(texts: Texts): TemplateContent {
  const at = (component: TextComponent): string => texts[component] ?? ''
  const buttons = Math.max(0, ...Object.keys(texts).map((component) => Number(component.split('.')[1] ?? -1) + 1))
  return {
    name: 'x',
    language: 'pt_BR',
    category: 'UTILITY',
    ...(at('header') !== '' && { header: { format: 'TEXT', text: at('header') } }),
    body: { text: at('body') },
    ...(at('footer') !== '' && { footer: { text: at('footer') } }),
    buttons: Array.from({ length: buttons }, (_, index) => ({ type: 'URL', text: '', url: at(`buttons.${index}`) })),
    samples: {},
  }
}

/** The provider's texts for what the CRM has. */
export function providerTexts(crm: Texts, style: PlaceholderStyle, scope: PlaceholderScope): Texts {
  const { content } = templateFromCrm(contentOf(crm), style, scope)
  return Object.fromEntries(templateTexts(content).map(({ component, text }) => [component, text]))
}

/** The texts that can be set side by side; where only variables are asked for, those that hold a placeholder. */
export function componentsOf(given: Texts | undefined, isBindingsOnly: boolean): TextComponent[] {
  if (!given) return ['header', 'body']
  const all = templateTexts(contentOf(given)).filter(({ component }) => given[component] !== undefined)
  const shown = isBindingsOnly ? all.filter(({ text }) => parseText(text).some(({ kind }) => kind === 'placeholder')) : all
  return shown.map(({ component }) => component)
}
