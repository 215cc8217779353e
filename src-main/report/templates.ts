import type { Report, ReportBinding, ReportTemplate } from '#core/report'
import { parseCrmText } from '#core/variables'
import { bubble } from './bubble.ts'
import { categoryName, statusName, unusableSentence } from './display-names.ts'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'
import { facts, NOTHING, section, table } from './section.ts'

/** Every template in use: as the phone shows it, as the CRM shows it, and what fills its gaps. */
export const templates = ({ templates }: Report, speech: Speech): Markup =>
  section(
    speech.t('report:templates.title'),
    templates.length === 0
      ? html`<p>${speech.t('report:templates.none')}</p>`
      : html`<p class="quiet lead">${speech.t('report:templates.text')}</p>${templates.map((template) => card(template, speech))}`,
  )

function card(template: ReportTemplate, speech: Speech): Markup {
  const { t } = speech
  const { crm, quality } = template
  return html`
<article id="t${template.ordinal}">
<h3><span class="mark">T${template.ordinal}</span> ${template.name}</h3>
<div class="card">
${bubble(template, speech)}
<div>
${facts([
  [t('report:templates.status'), html`<b>${statusName(template, speech)}</b>`],
  [t('report:templates.category'), categoryName(template.category, speech)],
  [t('report:templates.language'), template.language],
  [t('templates.fact.account'), template.account],
  // An untried template has none yet: not worth a line.
  ...(quality === 'UNKNOWN' ? [] : [[t('templates.fact.quality'), t(`quality.${quality}`)] as const]),
])}
${template.unusable.map((reason) => html`<p class="notice">${unusableSentence(reason, speech)}</p>`)}
<h4>${t('report:templates.crm')}</h4>
<div class="crm">
${crm.header === null ? null : html`<p><b>${crmMarkup(crm.header)}</b></p>`}
<p>${crmMarkup(crm.body)}</p>
${crm.footer === null ? null : html`<p class="quiet">${crmMarkup(crm.footer)}</p>`}
${crm.urls.map((url) => html`<p class="quiet">${crmMarkup(url)}</p>`)}
</div>
</div>
</div>
${template.bindings.length === 0 ? html`<p class="quiet">${t('report:templates.noBindings')}</p>` : bindingsTable(template.bindings, speech)}
</article>
`
}

const crmMarkup = (text: string): Markup =>
  html`${parseCrmText(text).map((part) => (part.kind === 'token' ? html`<span class="token">${part.text}</span>` : part.text))}`

function bindingsTable(bindings: readonly ReportBinding[], speech: Speech): Markup {
  const { t } = speech
  const columns = [
    [t('report:templates.placeholder'), 19],
    [t('report:templates.source'), 41],
    [t('report:templates.fallback'), 18],
    [t('report:templates.transforms'), 22],
  ] as const
  const row = ({ placeholder, binding, variable }: ReportBinding): (Markup | string)[] => [
    html`<span class="token">{{${placeholder}}}</span>`,
    sourceMarkup(binding, variable, speech),
    binding?.fallback ?? NOTHING,
    binding?.transforms.map((name) => t(`transform.${name}`)).join(', ') || NOTHING,
  ]
  return table(columns, bindings.map(row))
}

function sourceMarkup(
  binding: ReportBinding['binding'],
  variable: ReportBinding['variable'],
  { t, say, locale }: Speech,
): Markup {
  if (binding === null) return html`<b>${t('report:templates.unmapped')}</b>`
  if (binding.source.kind === 'literal') return say('report:templates.literal', { text: html`<b>${binding.source.text}</b>` })
  return html`<span class="token">%${binding.source.token}%</span>${variable === null ? null : html` ${variable.label[locale]}`}`
}
