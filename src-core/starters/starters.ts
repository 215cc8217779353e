import type { TemplateContent } from '#core/template'
import { type Binding, type CrmVariable, type PlaceholderStyle, templateFromCrm } from '#core/variables'
import file from '#resources/template-starters.json' with { type: 'json' }
import { type Starter, starterFileSchema } from './model.ts'

const { starters, fallbacks } = starterFileSchema.parse(file)

/** Situations in which a CRM speaks, grouped as in `STARTER_GROUPS`. */
export const STARTERS: readonly Starter[] = starters

/**
 * A starter as a template to go on writing, with everything filled: samples from the CRM's
 * variables, a fallback where one may be empty, blanks collapsed where one may hold line breaks.
 * @param style the provider's; named placeholders mean the same in the whole template, numbers begin again in each text
 */
export function starterDraft(
  starter: Starter,
  style: PlaceholderStyle,
  variables: readonly CrmVariable[],
): { content: TemplateContent; bindings: Binding[] } {
  const { name, header, body, footer, buttons } = starter
  const asCrmHasIt: TemplateContent = {
    name,
    language: 'pt_BR',
    category: 'UTILITY',
    ...(header !== undefined && { header: { format: 'TEXT' as const, text: header } }),
    body: { text: body },
    ...(footer !== undefined && { footer: { text: footer } }),
    buttons,
    samples: {},
  }
  const scope = style === 'named' ? 'template' : 'component'
  const { content, bindings } = templateFromCrm(asCrmHasIt, style, scope, variables)
  return { content, bindings: bindings.map((binding) => completed(binding, variables)) }
}

function completed(binding: Binding, variables: readonly CrmVariable[]): Binding {
  const { source } = binding
  const variable = source.kind === 'crm' ? variables.find(({ token }) => token === source.token) : undefined
  if (!variable) return binding
  return {
    ...binding,
    fallback: variable.mayBeEmpty ? (fallbacks[variable.token] ?? null) : null,
    transforms: variable.multiline ? ['collapse-whitespace'] : [],
  }
}

/** What stands in the starters' links until somebody says the client's address. */
const NOBODYS_SITE = 'https://www.exemplo.com.br'

/** Whether a link of it still leads to nobody's site. */
export const lacksSite = ({ buttons }: Pick<TemplateContent, 'buttons'>): boolean =>
  buttons.some((button) => button.type === 'URL' && button.url.startsWith(NOBODYS_SITE))

/**
 * The same, its links leading to the client's site.
 * @param site as a person writes it: `clinicasol.com.br`, `https://portal.clinicasol.com.br/atendimento/`
 * @returns null where that is no address of a site
 */
export function withSite<T extends Pick<TemplateContent, 'buttons'>>(content: T, site: string): T | null {
  const written = site.trim()
  const url = URL.parse(/^https?:\/\//i.test(written) ? written : `https://${written}`)
  if (!url || !/^[^.]+(?:\.[^.]+)+$/.test(url.hostname) || url.username !== '' || /\s/.test(written)) return null
  const base = `https://${url.host}${url.pathname.replace(/\/+$/, '')}`
  return {
    ...content,
    buttons: content.buttons.map((button) =>
      button.type === 'URL' && button.url.startsWith(NOBODYS_SITE)
        ? { ...button, url: base + button.url.slice(NOBODYS_SITE.length) }
        : button,
    ),
  }
}
