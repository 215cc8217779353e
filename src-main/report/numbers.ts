import type { Report, ReportAccount, ReportNumber } from '#core/report'
import { providers } from '../providers/index.ts'
import { templateName } from './display-names.ts'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'
import { NOTHING, section, table } from './section.ts'

/** The accounts at the providers, each with the numbers that send through it. */
export const numbers = ({ accounts }: Report, speech: Speech): Markup =>
  section(
    speech.t('report:numbers.title'),
    accounts.length === 0
      ? html`<p>${speech.t('findings.no-account')}</p>`
      : html`${accounts.map((account) => accountMarkup(account, speech))}`,
  )

function accountMarkup(account: ReportAccount, speech: Speech): Markup {
  const { t, moment } = speech
  const { label, training, lastCheck, lastSyncAt } = account
  const name = providers[account.provider].descriptor.label
  const checked =
    lastCheck && t(lastCheck.ok ? 'report:numbers.checked' : 'report:numbers.failed', { when: moment(lastCheck.at) })
  const synced = lastSyncAt === null ? t('report:numbers.neverSynced') : t('report:numbers.synced', { when: moment(lastSyncAt) })
  const columns = [
    [t('numbers.column.phone'), 20],
    [t('numbers.column.label'), 19],
    [t('numbers.column.sender'), 21],
    [t('numbers.chatStandard'), 14],
    [t('numbers.defaultTemplate'), 26],
  ] as const
  const row = (number: ReportNumber): (Markup | string)[] => [
    html`<b class="nowrap">${number.phone}</b>`,
    number.label || NOTHING,
    number.senderId,
    t(number.chatStandard ? 'triggers.yes' : 'triggers.no'),
    number.defaultTemplate === null ? t('numbers.noDefaultTemplate') : templateName(number.defaultTemplate, speech),
  ]
  return html`
<div class="keep">
<h3>${label}${name === label ? null : html` <span class="mark">${name}</span>`}${training ? html` <span class="mark">${t('training.name')}</span>` : null}</h3>
<p class="quiet">${checked ?? t('report:numbers.unchecked')} ${synced}</p>
${account.numbers.length === 0 ? html`<p>${t('report:numbers.none')}</p>` : table(columns, account.numbers.map(row))}
</div>
`
}
