import type { FormattedNode } from '#core/template'

/** Where WhatsApp folds a text: marketing after about five lines, everything else after a long paragraph or two. */
const MARKETING_LINES = 5
const CHARACTERS = 768
/** A phone's line holds about so many. */
const LINE = 38

/**
 * What stays in sight of a message's body, or null where all of it does. Never ends inside a
 * placeholder.
 */
export function foldedBody(nodes: readonly FormattedNode[], category: string): FormattedNode[] | null {
  const isMarketing = category === 'MARKETING'
  let characters = 0
  let lines = 1
  let column = 0
  const isFull = (): boolean => characters > CHARACTERS || (isMarketing && lines > MARKETING_LINES)
  const advance = (length: number): void => {
    characters += length
    column += length
    while (column > LINE) {
      column -= LINE
      lines++
    }
  }
  const wordsThatFit = (text: string): string => {
    let fitting = ''
    for (const word of text.split(/(?<=\s)/)) {
      advance(word.length)
      if (isFull()) break
      fitting += word
    }
    return fitting
  }
  const keep = (all: readonly FormattedNode[]): FormattedNode[] => {
    const kept: FormattedNode[] = []
    for (const node of all) {
      if (isFull()) break
      if ('children' in node) {
        const children = keep(node.children)
        if (children.length > 0) kept.push({ ...node, children })
      } else if (node.kind === 'placeholder') {
        advance(node.text.length)
        if (!isFull()) kept.push(node)
      } else if (node.kind === 'break') {
        lines++
        column = 0
        if (!isFull()) kept.push(node)
      } else {
        const text = wordsThatFit(node.text)
        if (text !== '') kept.push({ ...node, text, end: node.start + text.length })
      }
    }
    return kept
  }
  const kept = keep(nodes)
  return isFull() ? kept : null
}
