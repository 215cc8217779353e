import { type StrayMarker, strayMarkers } from '#core/template'
import { NONE } from './report.ts'
import type { Edit, Report, Rule, SubjectText } from './rule.ts'

const MARKER = /[*_~`]/

/** Whether a marker that shows was meant to format something. */
function isStray({ marker, start, end, opens, closes }: StrayMarker, text: string): boolean {
  const before = text[start - 1] ?? ''
  const after = text[end] ?? ''
  // Two at once are Markdown's bold; rows of them are drawn lines or hide digits.
  if (after === marker) return before !== marker && /[\p{L}{]/u.test(text[end + 1] ?? '')
  if (before === marker) return opens ? isLetter(after) : /[\p{L}}]/u.test(text[start - 2] ?? '')
  // A tilde or a star before a digit is "about" or a code to dial; a star behind one, a note.
  return (opens && !/\d/.test(after)) || (closes && !(marker === '*' && /[*.\-\d]/.test(before)))
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character)

type Spaced = { marker: string; start: number; end: number; edits: readonly [from: number, to: number][] }

/** A pair on one line that shows as text because a blank stands inside: `* texto *`, `*texto *`. */
function spacedPairs(text: string, strays: readonly StrayMarker[]): Map<StrayMarker, Spaced> {
  const pairs = new Map<StrayMarker, Spaced>()
  const last = new Map<string, StrayMarker>()
  let lineEnd = text.indexOf('\n')
  for (const stray of strays) {
    while (lineEnd !== -1 && lineEnd < stray.start) {
      last.clear()
      lineEnd = text.indexOf('\n', lineEnd + 1)
    }
    const { marker, start, end } = stray
    const opening = last.get(marker)
    const inner = opening && text.slice(opening.end, start)
    const isPair =
      opening !== undefined &&
      /^\s|\s$/.test(inner ?? '') &&
      /\p{L}/u.test(inner ?? '') &&
      isOutside(text[opening.start - 1], marker) &&
      isOutside(text[end], marker)
    if (!isPair) {
      last.set(marker, stray)
      continue
    }
    const trimmed = (inner ?? '').trim()
    const innerStart = opening.end + (inner ?? '').indexOf(trimmed)
    pairs.set(opening, {
      marker,
      start: opening.start,
      end,
      edits: [
        [opening.end, innerStart],
        [innerStart + trimmed.length, start],
      ],
    })
    pairs.set(stray, { marker, start: opening.start, end, edits: [] })
    last.delete(marker)
  }
  return pairs
}

const isOutside = (character = '', marker: string): boolean => character !== marker && !/[\p{L}\p{N}{}]/u.test(character)

function unpaired({ component, text }: SubjectText): Report[] {
  const strays = strayMarkers(text)
  if (strays.length === 0) return []
  const spaced = spacedPairs(text, strays)
  return strays.flatMap((stray): Report[] => {
    const { marker, start, end } = stray
    const pair = spaced.get(stray)
    if (pair && pair.edits.length === 0) return []
    if (pair) {
      const edits = pair.edits
        .filter(([from, to]) => to > from)
        .map(([from, to]): Edit => ({ component, start: from, end: to, text: '' }))
      const suggest = [{ messageId: 'tighten', data: { marker }, edits }]
      return [{ messageId: 'spaced', data: { marker }, component, start: pair.start, end: pair.end, suggest }]
    }
    if (!isStray(stray, text)) return []
    const suggest = [{ messageId: 'remove', data: { marker }, edits: [{ component, start, end, text: '' }] }]
    return [{ messageId: 'unpaired', data: { marker }, component, start, end, suggest }]
  })
}

export const pairsRule: Rule = {
  id: 'FMT-PAIRS',
  messages: { unpaired: 'warn', spaced: 'warn' },
  fix: 'suggest',
  source: { keys: ['DUALHOOK'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [
      { body: { text: 'Olá {{1}}, seu chamado *{{2}} foi atualizado pela equipe.' } },
      { body: { text: 'Olá {{1}}, seu * chamado * {{2}} foi atualizado pela equipe.' } },
    ],
    right: [{ body: { text: 'Olá {{1}}, seu chamado *{{2}}* foi atualizado por joao_da_silva.\n* Prazo: ~2 dias' } }],
  },
  check({ texts }) {
    let reports: readonly Report[] = NONE
    for (const part of texts) {
      const isShown = part.component === 'body' || part.component === 'footer'
      if (isShown && MARKER.test(part.text)) reports = [...reports, ...unpaired(part)]
    }
    return reports
  },
}
