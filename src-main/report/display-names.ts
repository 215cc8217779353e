import type { ReportTemplate, ReportTrigger, TemplateReference } from '#core/report'
import { HEADER_FORMATS, TEMPLATE_CATEGORIES, TEMPLATE_STATUSES, type UnusableReason } from '#core/template'
import { oneOf } from '#core/text'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'

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
export function categoryName(category: string, { t }: Speech): string {
  const known = oneOf(TEMPLATE_CATEGORIES, category)
  return known ? t(`templates.category.${known}`) : category
}

/** In words; one that no mapping knows keeps the provider's. */
export const statusName = ({ status, statusRaw }: Pick<ReportTemplate, 'status' | 'statusRaw'>, { t }: Speech): string =>
  status === 'UNKNOWN' ? statusRaw : t(`templateStatus.${status}`)

/** Why the CRM can't use a template. */
export function unusableSentence({ reason, detail }: UnusableReason, { t, moment }: Speech): string {
  const said = (): string => {
    if (reason === 'missing') return moment(detail)
    const status = oneOf(TEMPLATE_STATUSES, detail)
    if (reason === 'not-approved' && status) return t(`templateStatus.${status}`)
    const header = oneOf(HEADER_FORMATS, detail)
    return reason === 'media-header' && header && header !== 'TEXT' ? t(`headerFormat.${header}`) : detail
  }
  return t(`unusable.${reason}.text`, { detail: said() })
}
