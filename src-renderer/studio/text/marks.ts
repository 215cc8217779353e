import type { Extension, Range } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, keymap, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { type FormattedNode, formatWhatsApp } from '#core/template'
import classes from './text.module.css'
import type { Mark } from './types.ts'
import { wrapWith } from './wrap-mark.ts'

type Formatted = Extract<FormattedNode, { children: unknown }>

const LOOKS = Object.fromEntries(
  (['bold', 'italic', 'strike', 'code', 'mono', 'bullet', 'numbered', 'quote'] as const).map((kind) => [
    kind,
    classes[kind] === undefined ? null : Decoration.mark({ class: classes[kind] }),
  ]),
) as Record<Formatted['kind'], Decoration | null>
const MARKER = Decoration.mark({ class: classes.marker })

/** What a mark holds is shown with its look, the mark itself quietly. */
function drawn(nodes: readonly FormattedNode[], offset: number, ranges: Range<Decoration>[]): void {
  for (const node of nodes) {
    if (!('children' in node)) continue
    const start = offset + node.start
    const end = offset + node.end
    const inner = start + node.marker.length
    ranges.push(MARKER.range(start, inner))
    if (isSpan(node)) ranges.push(MARKER.range(end - node.marker.length, end))
    const look = LOOKS[node.kind]
    if (look) ranges.push(look.range(start, end))
    drawn(node.children, offset, ranges)
  }
}

const isSpan = ({ kind }: Formatted): boolean => kind !== 'bullet' && kind !== 'numbered' && kind !== 'quote'

function look(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = []
  for (const { from, to } of view.visibleRanges) drawn(formatWhatsApp(view.state.sliceDoc(from, to)), from, ranges)
  return Decoration.set(ranges, true)
}

/** In place of the selection, as `wrapWith` says. */
export function wrap(view: EditorView, mark: Mark): true {
  const { from, to } = view.state.selection.main
  const { anchor, head, ...change } = wrapWith(mark, view.state.doc.toString(), from, to)
  view.dispatch({ changes: change, selection: { anchor, head }, scrollIntoView: true, userEvent: 'input' })
  return true
}

/** WhatsApp's marks, shown while they are written; Mod+B and Mod+I set them. */
export const whatsAppMarks: Extension = [
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = look(view)
      }
      update({ docChanged, viewportChanged, view }: ViewUpdate): void {
        if (docChanged || viewportChanged) this.decorations = look(view)
      }
    },
    { decorations: ({ decorations }) => decorations },
  ),
  keymap.of([
    { key: 'Mod-b', run: (view) => wrap(view, '*'), preventDefault: true },
    { key: 'Mod-i', run: (view) => wrap(view, '_'), preventDefault: true },
  ]),
]
