import { parseText } from './placeholders.ts'

/**
 * WhatsApp's rich text as data. Every node has its place in the text (UTF-16). A marker does
 * not show as such: it stands before the children, that of a span after them too.
 */
export type FormattedNode =
  | { kind: 'text' | 'break'; text: string; start: number; end: number }
  | { kind: 'placeholder'; name: string; text: string; start: number; end: number }
  | { kind: SpanKind; marker: string; children: FormattedNode[]; start: number; end: number }
  /** One line. The marker is shown as a bullet, as the number itself, or as a bar. */
  | { kind: LineKind; marker: string; children: FormattedNode[]; start: number; end: number }

type SpanKind = 'bold' | 'italic' | 'strike' | 'code' | 'mono'
type LineKind = 'bullet' | 'numbered' | 'quote'

/** A marker that shows as itself. `opens` and `closes`: whether it could have, had there been another. */
export type StrayMarker = { marker: string; start: number; end: number; opens: boolean; closes: boolean }

type Token = FormattedNode | ({ kind: 'marker' } & StrayMarker)

const KINDS: Readonly<Record<string, SpanKind>> = { '*': 'bold', _: 'italic', '~': 'strike', '`': 'code' }
const FENCE = '```'
const WORD = /[\p{L}\p{N}]/u
/** An address keeps its underscores; what closes a bold one around it does not belong to it. */
const PIECE = /\n|https?:\/\/\S*[^\s*_~`]|[*_~`]/g
const LINE_MARKERS: readonly [RegExp, LineKind][] = [
  [/^[-*] (?=\S)/, 'bullet'],
  [/^\d{1,9}\. (?=\S)/, 'numbered'],
  [/^> ?(?=\S)/, 'quote'],
]
/** As long as the longest of them with the character behind it. */
const LINE_MARKER_LENGTH = 12

/**
 * How WhatsApp shows a text: `*bold*`, `_italic_`, `~struck~`, `` `code` ``, ```` ```mono``` ````,
 * lists and quotes. A marker next to a blank or inside a word is text, and all but mono end
 * with the line. Takes time in proportion to the text.
 */
export function formatWhatsApp(text: string): FormattedNode[] {
  return format(text).nodes
}

/** The markers that `formatWhatsApp` leaves in the text as they are. */
export function strayMarkers(text: string): StrayMarker[] {
  return format(text).strays
}

function format(text: string): { nodes: FormattedNode[]; strays: StrayMarker[] } {
  const nodes: FormattedNode[] = []
  const strays: StrayMarker[] = []
  let line: Token[] = []
  const endLine = () => {
    if (line.length > 0) for (const node of lineNodes(text, line, strays)) nodes.push(node)
    line = []
  }
  for (const token of tokensOf(text)) {
    if (token.kind === 'break') {
      endLine()
      nodes.push(token)
    } else line.push(token)
  }
  endLine()
  return { nodes, strays }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const { start, end } of fencesOf(text)) {
    addTokens(text, at, start, tokens)
    const children: FormattedNode[] = []
    addPlain(text, start + FENCE.length, end - FENCE.length, children)
    tokens.push({ kind: 'mono', marker: FENCE, children, start, end })
    at = end
  }
  addTokens(text, at, text.length, tokens)
  return tokens
}

/** The pairs of three backticks that have something between them. */
function fencesOf(text: string): { start: number; end: number }[] {
  const fences: { start: number; end: number }[] = []
  let start = text.indexOf(FENCE)
  while (start !== -1) {
    const closing = text.indexOf(FENCE, start + FENCE.length + 1)
    if (closing === -1) break
    const end = closing + FENCE.length
    fences.push({ start, end })
    start = text.indexOf(FENCE, end)
  }
  return fences
}

/** Fixed parts, placeholders, breaks, and markers that are not paired yet. */
function addTokens(text: string, from: number, to: number, tokens: Token[]): void {
  for (const segment of parseText(text.slice(from, to))) {
    const start = from + segment.start
    const end = from + segment.end
    if (segment.kind === 'placeholder') {
      tokens.push({ kind: 'placeholder', name: segment.name, text: segment.text, start, end })
      continue
    }
    let at = start
    const addText = (until: number) => {
      if (until > at) tokens.push({ kind: 'text', text: text.slice(at, until), start: at, end: until })
    }
    for (const { 0: piece, index } of segment.text.matchAll(PIECE)) {
      if (piece.length > 1) continue
      addText(start + index)
      at = start + index + 1
      if (piece === '\n') tokens.push({ kind: 'break', text: piece, start: at - 1, end: at })
      else tokens.push(markerAt(text, piece, at - 1))
    }
    addText(end)
  }
}

/** The same without markers: the inside of a mono block. */
function addPlain(text: string, from: number, to: number, nodes: FormattedNode[]): void {
  const plain: Token[] = []
  addTokens(text, from, to, plain)
  for (const token of plain) addNode(nodes, token)
}

function markerAt(text: string, marker: string, start: number): Token {
  const end = start + 1
  const before = text.slice(Math.max(0, start - 2), start)
  const after = text.slice(end, end + 2)
  // A value stands where the placeholder is, and values begin and end with a letter or a digit.
  const opens = !endsInWord(before) && before !== '}}' && /^\S/.test(after) && !after.startsWith(marker)
  const closes = !startsWithWord(after) && after !== '{{' && /\S$/.test(before) && !before.endsWith(marker)
  return { kind: 'marker', marker, start, end, opens, closes }
}

const endsInWord = (text: string): boolean => WORD.test([...text].at(-1) ?? '')
const startsWithWord = (text: string): boolean => WORD.test([...text].at(0) ?? '')

function lineNodes(text: string, line: readonly Token[], strays: StrayMarker[]): FormattedNode[] {
  const start = line[0]?.start ?? 0
  const end = line.at(-1)?.end ?? start
  const beginning = text.slice(start, Math.min(end, start + LINE_MARKER_LENGTH))
  for (const [pattern, kind] of LINE_MARKERS) {
    const marker = pattern.exec(beginning)?.[0]
    if (marker === undefined) continue
    const children = spansOf(behind(line, start + marker.length), strays)
    return [{ kind, marker, children, start, end }]
  }
  return spansOf(line, strays)
}

/** What of a line stands behind its marker, which is one text, or a star and the blank of the text after it. */
function behind(line: readonly Token[], from: number): Token[] {
  return line.flatMap((token) => {
    if (token.start >= from) return [token]
    if (token.end <= from || token.kind !== 'text') return []
    return [{ ...token, text: token.text.slice(from - token.start), start: from }]
  })
}

/** Pairs the markers of a line, then nests what stands between them. */
function spansOf(line: readonly Token[], strays: StrayMarker[]): FormattedNode[] {
  const closingOf = pairs(line)
  const root: FormattedNode[] = []
  const open: { children: FormattedNode[]; closing: number }[] = []
  let isCode = false
  line.forEach((token, at) => {
    const inner = open.at(-1)
    const nodes = inner?.children ?? root
    const closing = closingOf.get(at)
    if (token.kind !== 'marker') addNode(nodes, token)
    else if (inner?.closing === at) {
      open.pop()
      isCode = false
    } else if (closing !== undefined) {
      const children: FormattedNode[] = []
      const end = line[closing]?.end ?? token.end
      isCode = token.marker === '`'
      nodes.push({ kind: KINDS[token.marker] ?? 'code', marker: token.marker, children, start: token.start, end })
      open.push({ children, closing })
    } else {
      addNode(nodes, token)
      const { marker, start, end, opens, closes } = token
      if (!isCode) strays.push({ marker, start, end, opens, closes })
    }
  })
  return root
}

/** Place of every opening marker in the line to the place of its closing one. Code goes before all else. */
function pairs(line: readonly Token[]): Map<number, number> {
  const closingOf = new Map<number, number>()
  const code = codePairs(line)
  const open: { marker: string; at: number }[] = []
  const counts: Record<string, number> = {}
  for (let at = 0; at < line.length; at++) {
    const token = line[at]
    if (token?.kind !== 'marker') continue
    const { marker, opens, closes } = token
    const codeEnd = code.get(at)
    if (codeEnd !== undefined) {
      closingOf.set(at, codeEnd)
      at = codeEnd
    } else if (marker === '`') continue
    else if (closes && (counts[marker] ?? 0) > 0) {
      // What was opened since and is not closed by here stays text.
      for (let last = open.pop(); last; last = open.pop()) {
        counts[last.marker] = (counts[last.marker] ?? 0) - 1
        if (last.marker !== marker) continue
        closingOf.set(last.at, at)
        break
      }
    } else if (opens) {
      open.push({ marker, at })
      counts[marker] = (counts[marker] ?? 0) + 1
    }
  }
  return closingOf
}

function codePairs(line: readonly Token[]): Map<number, number> {
  const closingOf = new Map<number, number>()
  let opening = -1
  line.forEach((token, at) => {
    if (token.kind !== 'marker' || token.marker !== '`') return
    if (opening !== -1 && token.closes) {
      closingOf.set(opening, at)
      opening = -1
    } else if (opening === -1 && token.opens) opening = at
  })
  return closingOf
}

/** A marker that is none joins the text before it. */
function addNode(nodes: FormattedNode[], token: Token): void {
  if (token.kind !== 'text' && token.kind !== 'marker') {
    nodes.push(token)
    return
  }
  const { start, end } = token
  const text = token.kind === 'marker' ? token.marker : token.text
  const last = nodes.at(-1)
  if (last?.kind !== 'text') nodes.push({ kind: 'text', text, start, end })
  else {
    last.text += text
    last.end = end
  }
}
