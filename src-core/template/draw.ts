import type { FormattedNode } from './format.ts'
import { parseText } from './placeholders.ts'

/** A text with its values in place, and where they stand in it. Placeholders without a value are still there. */
export type FilledText = { text: string; values: readonly { start: number; end: number }[] }

export function fillText(text: string, valueFor: (name: string) => string | undefined): FilledText {
  const values: { start: number; end: number }[] = []
  let filled = ''
  for (const segment of parseText(text)) {
    const value = segment.kind === 'placeholder' ? valueFor(segment.name) : undefined
    const start = filled.length
    filled += value ?? segment.text
    if (value !== undefined && value !== '') values.push({ start, end: filled.length })
  }
  return { text: filled, values }
}

/** How one medium draws a formatted text: HTML, a window's elements. */
export type Pen<Drawn> = {
  /** A line break is the text `\n`. */
  text: (text: string) => Drawn
  link: (address: string) => Drawn
  /** What was filled in. */
  value: (drawn: Drawn) => Drawn
  /** A placeholder that nothing fills. */
  open: (placeholder: string) => Drawn
  /** An `item` has two children: its bullet or number, and the rest of the line. `quote` and `item` are lines of their own. */
  element: (tag: 'strong' | 'em' | 's' | 'code' | 'span', look: 'quote' | 'item' | null, children: Drawn[]) => Drawn
}

const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code', mono: 'code' } as const
const LINK = /https?:\/\/\S*[^\s.,;:!?)]/g

/** A formatted text as a phone shows it, with any pen: every picture of a message is drawn here. */
export function drawFormatted<Drawn>(nodes: readonly FormattedNode[], values: FilledText['values'], pen: Pen<Drawn>): Drawn[] {
  let next = 0
  const isValueAt = (at: number): boolean => {
    while ((values[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
    return (values[next]?.start ?? Number.POSITIVE_INFINITY) <= at
  }
  /** The pieces of a text that are links, values, or neither. */
  const pieces = (text: string, from: number): Drawn[] => {
    const drawn: Drawn[] = []
    const links = [...text.matchAll(LINK)].map(({ 0: link, index }) => ({ start: from + index, end: from + index + link.length }))
    const end = from + text.length
    for (let at = from; at < end; ) {
      while (links[0] && links[0].end <= at) links.shift()
      const isValue = isValueAt(at)
      const link = links[0] && links[0].start <= at ? links[0] : undefined
      const until = Math.min(
        end,
        (isValue ? values[next]?.end : values[next]?.start) ?? end,
        (link ? link.end : links[0]?.start) ?? end,
      )
      const piece = text.slice(at - from, until - from)
      const one = link ? pen.link(piece) : pen.text(piece)
      drawn.push(isValue ? pen.value(one) : one)
      at = until
    }
    return drawn
  }
  const draw = (all: readonly FormattedNode[]): Drawn[] =>
    all.flatMap((node, at): Drawn[] => {
      // What stands on a line of its own ends it already.
      if (node.kind === 'placeholder') return isValueAt(node.start) ? [pen.value(pen.text(node.text))] : [pen.open(node.text)]
      if (!('children' in node)) {
        if (node.kind === 'text') return pieces(node.text, node.start)
        // What stands on a line of its own ends it already.
        return isLine(all[at - 1]) ? [] : [pen.text('\n')]
      }
      const children = draw(node.children)
      switch (node.kind) {
        case 'quote':
          return [pen.element('span', 'quote', children)]
        case 'bullet':
        case 'numbered': {
          const mark = pen.text(node.kind === 'bullet' ? '•' : node.marker.trim())
          return [pen.element('span', 'item', [pen.element('span', null, [mark]), pen.element('span', null, children)])]
        }
        default:
          return [pen.element(TAGS[node.kind], null, children)]
      }
    })
  return draw(nodes)
}

const isLine = (node: FormattedNode | undefined): boolean =>
  node?.kind === 'bullet' || node?.kind === 'numbered' || node?.kind === 'quote'
