import type { ReportTrigger, TemplateReference } from '#core/report'
import { HEADER_FORMATS, TEMPLATE_CATEGORIES, type UnusableReason } from '#core/template'
import { html, type Markup } from './markup.ts'
import type { Speech } from './speech.ts'

/** A template where another part speaks of it, with the mark under which it is drawn. */
export const templateName = (template: TemplateReference | null, { t }: Speech): Markup =>
  template === null
    ? html`<em>${t('triggers.templateGone')}</em>`
    : html`<a href="#t${template.ordinal}"><b>${template.name}</b></a> <span class="mark">T${template.ordinal}</span>`

export const numberName = (number: ReportTrigger['number'], { t }: Speech): Markup =>
  number === null
    ? html`<em>${t('triggers.numberGone')}</em>`
    : html`<b class="nowrap">${number.phone}</b>${number.label === '' ? null : html` (${number.label})`}`

/** In words; a category that was retired since keeps the provider's. */
export const categoryName = (category: string, { t }: Speech): string =>
  TEMPLATE_CATEGORIES.some((known) => known === category) ? t(`templates.category.${category}`) : category

/** In words; one that no mapping knows keeps the provider's. */
export const statusName = ({ status, statusRaw }: { status: string; statusRaw: string }, { t }: Speech): string =>
  status === 'UNKNOWN' ? statusRaw : t(`templateStatus.${status}`)

/** Why the CRM can't use a template. */
export function unusableSentence({ reason, detail }: UnusableReason, { t, moment }: Speech): string {
  const isMedia = reason === 'media-header' && HEADER_FORMATS.some((known) => known === detail)
  const said = { missing: () => moment(detail), 'not-approved': () => t(`templateStatus.${detail}`) }
  const spoken =
    reason === 'missing' || reason === 'not-approved' ? said[reason]() : isMedia ? t(`headerFormat.${detail}`) : detail
  return t(`unusable.${reason}.text`, { detail: spoken })
}
