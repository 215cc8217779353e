import { html, type Markup } from './markup.ts'

/** A numbered part of the document; the style numbers it. */
export const section = (title: string, content: Markup): Markup => html`
<section>
<h2>${title}</h2>
${content}
</section>
`

/** Names and values in two columns. */
export const facts = (rows: readonly (readonly [name: string, value: Markup | string])[]): Markup =>
  html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`

/**
 * A table whose columns are as wide as they are told, in percent: what somebody wrote may be
 * one word of any length, and must not push another column off the paper.
 */
export const table = (
  columns: readonly (readonly [title: string, width: number])[],
  rows: readonly (readonly (Markup | string)[])[],
): Markup => html`
<table>
<colgroup>${columns.map(([, width]) => html`<col style="width:${width}%">`)}</colgroup>
<thead><tr>${columns.map(([title]) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
  (row) => html`
<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
)}
</tbody>
</table>
`

/** What stands where there is nothing to say. */
export const NOTHING = '—'
