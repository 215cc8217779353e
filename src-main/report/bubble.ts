import type { ReportTemplate } from '#core/report'
import {
  drawFormatted,
  type FormattedNode,
  fillText,
  formatWhatsApp,
  type Pen,
  parseText,
  type TemplateButton,
} from '#core/template'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'

/** The message as the phone shows it, all of it: nothing is folded on paper. The only place with WhatsApp's colours. */
export function bubble({ content, values, rendered }: ReportTemplate, { t }: Speech): Markup {
  const format = content.header?.format ?? 'TEXT'
  const header = content.header?.text ?? ''
  return html`
<figure class="phone">
<div class="bubble">
${format === 'TEXT' ? null : html`<p class="media">${t(`headerFormat.${format}`)}</p>`}
${header === '' ? null : html`<p class="head">${message(header, parseText, (name) => values[`header.${name}`])}</p>`}
<p>${message(content.body.text, formatWhatsApp, (name) => values[`body.${name}`])}</p>
${rendered.footer === null ? null : html`<p class="foot">${rendered.footer}</p>`}
${content.buttons.map((button, at) => buttonMarkup(button, rendered.buttons[at], t('preview.copyCode')))}
</div>
</figure>
`
}

/** Drawn, because not every font has such signs. */
const GLYPHS: Readonly<Record<TemplateButton['type'], Markup>> = {
  URL: html`<path d="M8 16 17 7M10 7h7v7"/>`,
  PHONE_NUMBER: html`<path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1"/>`,
  QUICK_REPLY: html`<path d="M9 14 4 9l5-5M4 9h11a5 5 0 0 1 0 10h-3"/>`,
  COPY_CODE: html`<path d="M9 9h11v11H9zM5 15H4V4h11v1"/>`,
  OTHER: html`<path d="M12 12h.01"/>`,
}

function buttonMarkup(
  button: TemplateButton,
  shown: ReportTemplate['rendered']['buttons'][number] | undefined,
  copyCode: string,
): Markup {
  const label = button.type === 'COPY_CODE' && !button.text ? copyCode : (shown?.text ?? '')
  const below = button.type === 'PHONE_NUMBER' ? button.phoneNumber : (shown?.url ?? null)
  return html`<div class="button"><svg viewBox="0 0 24 24" aria-hidden="true">${GLYPHS[button.type]}</svg> ${label}${below === null ? null : html`<small>${below}</small>`}</div>`
}

/** A text with its values in place. A placeholder that nothing fills stays, framed. */
function message(text: string, read: (text: string) => FormattedNode[], valueFor: (name: string) => string | undefined): Markup {
  const filled = fillText(text, valueFor)
  return html`${drawFormatted(read(filled.text), filled.values, PEN)}`
}

const PEN: Pen<Markup> = {
  text: (text) => (text === '\n' ? html`<br>` : html`${text}`),
  link: (address) => html`${address}`,
  value: (drawn) => drawn,
  open: (placeholder) => html`<mark>${placeholder}</mark>`,
  element(tag, look, children) {
    switch (tag) {
      case 'strong':
        return html`<strong>${children}</strong>`
      case 'em':
        return html`<em>${children}</em>`
      case 's':
        return html`<s>${children}</s>`
      case 'code':
        return html`<code>${children}</code>`
      case 'span':
        return look === null ? html`<span>${children}</span>` : html`<span class="${look}">${children}</span>`
    }
  },
}
