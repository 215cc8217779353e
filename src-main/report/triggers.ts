import type { Report, ReportTrigger } from '#core/report'
import { TRIGGER_KINDS } from '#core/triggers'
import { numberName, templateName } from './display-names.ts'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'
import { section } from './section.ts'

/** What makes the CRM send (M2), in sentences that the client can hold against what they asked for. */
export function triggers({ triggers, sending }: Report, speech: Speech): Markup {
  const { t } = speech
  const { timeZone, quietHours, duplicateHours } = sending
  const limits = [
    ...(quietHours ? [t('report:triggers.quiet', { ...quietHours, timeZone })] : []),
    ...(duplicateHours === null ? [] : [t('report:triggers.duplicate', { count: duplicateHours })]),
  ]
  const kinds = TRIGGER_KINDS.map((kind) => ({ kind, some: triggers.filter((trigger) => trigger.kind === kind) }))
  return section(
    t('report:triggers.title'),
    triggers.length === 0
      ? html`<p>${t('findings.no-trigger')}</p>`
      : html`${kinds
          .filter(({ some }) => some.length > 0)
          .map(
            ({ kind, some }) => html`
<h3>${t(`triggers.kind.${kind}.title`)}</h3>
<ul class="sentences">${some.map((trigger) => html`<li>${triggerMarkup(trigger, speech)}</li>`)}</ul>`,
          )}${
          limits.length === 0
            ? null
            : html`
<h3>${t('report:triggers.limits')}</h3>
<ul class="sentences">${limits.map((limit) => html`<li>${limit}</li>`)}</ul>`
        }`,
  )
}

function triggerMarkup(trigger: ReportTrigger, speech: Speech): Markup {
  const { t, say } = speech
  const gaps = {
    place: place(trigger, speech),
    status: html`<b>${trigger.status}</b>`,
    number: numberName(trigger.number, speech),
    templates: html`${trigger.templates.map((template, at) => html`${at === 0 ? null : ', '}${templateName(template, speech)}`)}`,
  }
  const then = [
    trigger.nextStatus === '' ? null : say('report:triggers.next', { status: html`<b>${trigger.nextStatus}</b>` }),
    trigger.oncePerTicket ? t('report:triggers.once') : null,
    trigger.chatStandard === null ? null : t(`report:triggers.chatStandard.${trigger.chatStandard ? 'yes' : 'no'}`),
  ].filter((sentence) => sentence !== null)
  return html`${trigger.active ? null : html`<b>${t('report:triggers.inactive')}</b> `}${say(`report:triggers.${trigger.kind}`, gaps)}${then.map((sentence) => html` ${sentence}`)}`
}

/** Where it applies; an empty name is any. */
function place({ serviceTree, requestType }: ReportTrigger, { say }: Speech): Markup {
  const gaps = { tree: html`<b>${serviceTree}</b>`, requestType: html`<b>${requestType}</b>` }
  if (requestType !== '') return say(`report:triggers.place.${serviceTree === '' ? 'requestType' : 'both'}`, gaps)
  return say(`report:triggers.place.${serviceTree === '' ? 'any' : 'tree'}`, gaps)
}

/** M15 and M16: whether what the operation works with is touched, and which chats leave their transcript. */
export function services({ services }: Report, { t, say }: Speech): Markup {
  const { isolatedTree, touchingOperation, activeTriggers, requestTypes, withoutTranscript } = services
  const tree = html`<b>${isolatedTree}</b>`
  return section(
    t('report:services.title'),
    html`
<p>${isolatedTree === '' ? t('report:services.shared') : say('report:services.isolated', { tree })}</p>
${activeTriggers === 0 ? null : html`<p>${touchingOperation === 0 ? t('report:services.untouched') : t('report:services.touching', { count: touchingOperation })}</p>`}
<p>${t(`report:services.transcript.${requestTypes === 0 || withoutTranscript.length === 0 ? 'all' : 'some'}`)}</p>
${
  withoutTranscript.length === 0
    ? null
    : html`<ul class="plain">${withoutTranscript.map(({ serviceTree, requestType }) => html`<li>${serviceTree} › ${requestType}</li>`)}</ul>`
}`,
  )
}
