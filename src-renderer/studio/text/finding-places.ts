import { type ChangeDesc, type EditorState, type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView, WidgetType } from '@codemirror/view'
import { type Finding, SEVERITIES, type Severity } from '#core/lint'
import classes from './text.module.css'

/** In place of the ones before; their ranges are in the text as the transaction leaves it. */
export const setFindings = StateEffect.define<readonly Finding[]>()

/** Where a finding stands now. `isWhole`: it is about a long text as such, and not underlined from end to end. */
type Placed = { from: number; to: number; isWhole: boolean; finding: Finding }

/** One stretch of the text with all that was found there. */
export type Place = { from: number; to: number; isWhole: boolean; findings: readonly Finding[] }

const UNDERLINES: Record<Severity, string> = {
  error: `${classes.found} ${classes.error}`,
  warn: `${classes.found} ${classes.warn}`,
  info: `${classes.found} ${classes.info}`,
}

/** Characters; a shorter text may well be underlined as a whole. */
const LONG = 40

class PointWidget extends WidgetType {
  readonly severity: Severity
  constructor(severity: Severity) {
    super()
    this.severity = severity
  }
  override eq({ severity }: PointWidget): boolean {
    return severity === this.severity
  }
  override toDOM(): HTMLElement {
    const dom = document.createElement('span')
    dom.className = `${classes.point} ${classes[this.severity]}`
    return dom
  }
  override ignoreEvent(): boolean {
    return false
  }
}

function place(finding: Finding, length: number): Placed {
  const from = Math.min(finding.start, length)
  const to = Math.min(Math.max(finding.end, from), length)
  return { from, to, isWhole: from === 0 && to === length && length > LONG, finding }
}

/** With the text, until the page brings new ones; what is typed at an edge is not part of it. */
function move(placed: Placed, changes: ChangeDesc): Placed[] {
  const from = changes.mapPos(placed.from, 1)
  if (placed.from === placed.to) return [{ ...placed, from, to: from }]
  const to = changes.mapPos(placed.to, -1)
  return from < to ? [{ ...placed, from, to }] : []
}

function draw({ from, to, isWhole, finding: { severity } }: Placed): Range<Decoration>[] {
  if (isWhole) return []
  if (from === to) return [Decoration.widget({ widget: new PointWidget(severity), side: 1 }).range(from)]
  // Inclusive, so that it reaches round a chip at its edge.
  return [Decoration.mark({ class: UNDERLINES[severity], inclusive: true }).range(from, to)]
}

/** The worst that is said of the text as a whole: drawn at the field's edge. */
function edge(value: readonly Placed[]): Record<string, string> {
  const [worst] = value.filter(({ isWhole }) => isWhole).toSorted((a, b) => rank(a.finding) - rank(b.finding))
  return worst ? { 'data-whole': worst.finding.severity } : {}
}

const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity)

export const placed = StateField.define<readonly Placed[]>({
  create: () => [],
  update(value, { docChanged, changes, effects, newDoc }) {
    const brought = effects.findLast((effect) => effect.is(setFindings))
    if (brought) return brought.value.map((finding: Finding) => place(finding, newDoc.length))
    return docChanged ? value.flatMap((each) => move(each, changes)) : value
  },
  provide: (field) => [
    EditorView.decorations.from(field, (value) => Decoration.set(value.flatMap(draw), true)),
    EditorView.editorAttributes.from(field, edge),
  ],
})

/** Every place once, in the text's order, the worst of it first. */
export const placesOf = (state: EditorState): Place[] =>
  [...Map.groupBy(state.field(placed), ({ from, to }) => `${from} ${to}`).values()]
    .flatMap(([first, ...others]) => {
      if (!first) return []
      const findings = [first, ...others].map(({ finding }) => finding).toSorted((a, b) => rank(a) - rank(b))
      return [{ from: first.from, to: first.to, isWhole: first.isWhole, findings }]
    })
    .sort((a, b) => a.from - b.from || a.to - b.to)

/** Those that stand there, the narrowest first. */
export const placesAt = (state: EditorState, holds: (place: Place) => boolean): Place[] =>
  placesOf(state)
    .filter(holds)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
