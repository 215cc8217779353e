import type { Report } from '#core/report'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'
import { section } from './section.ts'

/** Where the consultant and the client sign, together on one page. */
export const signatures = ({ client, operator, open }: Report, speech: Speech): Markup => html`
<div class="keep">
${section(
  speech.t('report:signatures.title'),
  html`
<p>${speech.t('report:signatures.text')}${open.length === 0 ? null : html` ${speech.t('report:signatures.open')}`}</p>
<div class="signatures">
${signature(speech.t('report:signatures.consultant'), operator, speech)}
${signature(speech.t('report:signatures.client', { client }), '', speech)}
</div>`,
)}
</div>
`

const signature = (who: string, name: string, { t }: Speech): Markup => html`
<div>
<h3>${who}</h3>
<p class="line">${name}</p><p class="caption">${t('report:signatures.name')}</p>
<p class="line"></p><p class="caption">${t('report:signatures.role')}</p>
<p class="line"></p><p class="caption">${t('report:signatures.date')}</p>
<p class="line tall"></p><p class="caption">${t('report:signatures.signature')}</p>
</div>`
