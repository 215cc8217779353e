import type { RehearsalRecord } from '#core/rehearsal'
import type { Report } from '#core/report'
import { BLOCK_REASONS } from '#core/sending'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'
import { facts, section } from './section.ts'

/** What the CRM's history would have come to; nothing where nobody rehearsed. */
export function rehearsal({ rehearsal: record }: Report, speech: Speech): Markup {
  if (record === null) return html``
  const { t, moment, number } = speech
  const { summary, of, history, ranAt, isCurrent } = record
  const { sent, events, derived, overMessaged } = summary
  return section(
    t('report:rehearsal.title'),
    html`
<p>${t(isCurrent ? 'report:rehearsal.current' : 'report:rehearsal.outdated', { when: moment(ranAt) })}</p>
${facts([
  [t('report:rehearsal.of'), t(`rehearsal.of.${of.kind}`, { sequence: of.sequence ?? 0 })],
  [t('report:rehearsal.history'), historySentence(record, speech)],
  [
    t('rehearsal.answer.sent'),
    `${number(sent)} ${t('rehearsal.answer.ofEvents', { count: events + derived, events: number(events + derived) })}${derivedPart(derived, history.rows, speech)}`,
  ],
  [t('rehearsal.answer.cost'), costSentence(record, speech)],
  [t('rehearsal.answer.peak'), peakSentence(record, speech)],
  [t('rehearsal.tooMuch.title'), tooMuchSentence(overMessaged, speech)],
  ...changes(record, speech),
])}
${reasons(record, speech)}`,
  )
}

const derivedPart = (derived: number, rows: number, { t, number }: Speech): string =>
  derived === 0 || rows === 0 ? '' : `, ${t('rehearsal.answer.derived', { count: derived, derived: number(derived) })}`

function historySentence({ history, period }: RehearsalRecord, { t, number, date }: Speech): string {
  const file = t('report:rehearsal.file', { file: history.events, count: history.rows, rows: number(history.rows) })
  if (period === null) return file
  const parts = [
    period.from === null ? null : t('report:rehearsal.from', { day: date(period.from) }),
    period.to === null ? null : t('report:rehearsal.to', { day: date(period.to) }),
  ].filter((part) => part !== null)
  return `${file}, ${parts.join(' ')}`
}

function costSentence({ summary: { cost } }: RehearsalRecord, { t, locale, number, date }: Speech): string {
  const lines = Object.entries(cost).map(([category, { messages, amount, currency, asOf, unknown = 0 }]) => {
    const name = isCategory(category) ? t(`templates.category.${category}`) : category
    const price =
      amount === null
        ? t('rehearsal.answer.noPrice')
        : t('report:rehearsal.amount', {
            amount: new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount),
            asOf: date(asOf),
          })
    const open =
      unknown === 0 || amount === null
        ? ''
        : ` (${t('rehearsal.answer.unpriced', { count: unknown, messages: number(unknown) })})`
    return t('report:rehearsal.category', { name, count: messages, messages: number(messages), price: `${price}${open}` })
  })
  return lines.length === 0 ? t('rehearsal.answer.noMessages') : lines.join('; ')
}

const isCategory = (category: string): category is 'UTILITY' | 'MARKETING' | 'AUTHENTICATION' =>
  category === 'UTILITY' || category === 'MARKETING' || category === 'AUTHENTICATION'

function peakSentence({ summary: { uniqueRecipientsPeak24h: peak, tier } }: RehearsalRecord, { t, number }: Speech): string {
  const fits = tier === null ? t('rehearsal.answer.tierOver') : t('rehearsal.answer.tier', { tier: number(tier) })
  return `${number(peak)} ${fits}`
}

const tooMuchSentence = ({ perDay, perWeek }: RehearsalRecord['summary']['overMessaged'], { t, number }: Speech): string =>
  (
    [
      ['day', perDay],
      ['week', perWeek],
    ] as const
  )
    .map(([beyond, { limit, contacts }]) => {
      const what = t(`rehearsal.tooMuch.${beyond}`, { count: limit, limit: number(limit) })
      const who =
        contacts === 0
          ? t('rehearsal.tooMuch.nobody')
          : t('rehearsal.tooMuch.contacts', { count: contacts, contacts: number(contacts) })
      return `${what}: ${who}`
    })
    .join('; ')

function changes({ against, summary: { comparison } }: RehearsalRecord, { t, number }: Speech): [string, string][] {
  if (against === null || comparison === undefined) return []
  const { more, fewer } = comparison
  const said =
    more === 0 && fewer === 0
      ? t('rehearsal.changes.same')
      : `${number(more)} ${t('rehearsal.changes.more', { count: more })}, ${number(fewer)} ${t('rehearsal.changes.fewer', { count: fewer })}`
  return [[t('report:rehearsal.against', { sequence: against.sequence }), said]]
}

function reasons({ summary: { blocked } }: RehearsalRecord, { t, number }: Speech): Markup | null {
  const rows = BLOCK_REASONS.flatMap((reason) => {
    const count = blocked[reason]
    return count === undefined ? [] : [{ reason, count }]
  }).sort((a, b) => b.count - a.count)
  if (rows.length === 0) return null
  return html`
<div class="keep">
<table class="figures">
<thead><tr><th scope="col">${t('rehearsal.reasons.title')}</th><th scope="col">${t('report:rehearsal.events')}</th></tr></thead>
<tbody>${rows.map(
    ({ reason, count }) => html`
<tr><td>${t(`rehearsal.reason.${reason}`)}</td><td>${number(count)}</td></tr>`,
  )}
</tbody>
</table>
</div>`
}
