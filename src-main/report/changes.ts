import { type BundleChange, explainChange, RISKS, subjectText, valueText } from '#core/diff'
import type { Report } from '#core/report'
import type { Speech } from './language.ts'
import { html, type Markup } from './markup.ts'
import { section } from './section.ts'

/** What changes for people, the gravest first; nothing where there is nothing to compare. */
export function changes({ changes: compared }: Report, speech: Speech): Markup {
  if (compared === null) return html``
  const { t } = speech
  const { from, to, list } = compared
  const withIt = Map.groupBy(list, ({ follows }) => follows)
  const groups = RISKS.flatMap((risk) => {
    const own = (withIt.get(null) ?? []).filter((change) => change.risk === risk)
    return own.length === 0
      ? []
      : [html`<h3>${t(`bundleDiff.risk.${risk}`)}</h3><ul>${own.map((change) => item(change, withIt, speech))}</ul>`]
  })
  return section(
    t('report:changes.title'),
    html`
<p>${to === null ? t('report:changes.sinceLast', { from }) : t('report:changes.byLast', { from, to })}</p>
${groups.length === 0 ? html`<p>${t('bundleDiff.view.same')}</p>` : groups}`,
  )
}

type WithIt = ReadonlyMap<string | null, readonly BundleChange[]>

function item(change: BundleChange, withIt: WithIt, speech: Speech): Markup {
  const { t } = speech
  const { id, alsoRisks, reaches } = change
  const more = withIt.get(id) ?? []
  return html`
<li>${explainChange(change, t)}${
    alsoRisks.length > 0 ? ` (${alsoRisks.map((risk) => t(`bundleDiff.risk.${risk}`)).join('; ')})` : ''
  }${textOf(change, speech)}${
    reaches.length > 0
      ? html`<br><span class="quiet">${t('bundleDiff.view.reaches', { list: reaches.map((each) => subjectText(each, t)).join(', ') })}</span>`
      : ''
  }${more.length > 0 ? html`<ul>${more.map((each) => item(each, withIt, speech))}</ul>` : ''}</li>`
}

/** Both texts in one, also without colours: struck through what goes, underlined what comes. */
function textOf({ words, kind, before, after }: BundleChange, { t }: Speech): Markup {
  if (words === null)
    return kind === 'template-header' || kind === 'template-footer'
      ? html`<br>${valueText(before, t)} → ${valueText(after, t)}`
      : html``
  return html`<br><span class="words">${words.map(({ kind: side, text }) =>
    side === 'removed' ? html`<del>${text}</del>` : side === 'added' ? html`<ins>${text}</ins>` : html`${text}`,
  )}</span>`
}
