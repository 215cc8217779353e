import { NONE } from './report.ts'
import type { Report, Rule, SubjectText } from './rule.ts'

/** A report with a fix for every place of a text that a pattern finds; most texts hold none. */
function replaceAll(
  { component, text }: SubjectText,
  pattern: RegExp,
  report: (found: string, index: number) => { messageId: string; data: Record<string, string | number>; text: string },
): Report[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => {
    const { messageId, data, text: replacement } = report(found, index)
    const end = index + found.length
    return { messageId, data, component, start: index, end, fix: [{ component, start: index, end, text: replacement }] }
  })
}

const isBlankAt = (text: string, at: number): boolean => /^\s?$/.test(text.charAt(at))

const tab: Rule = {
  id: 'WS-TAB',
  messages: { tab: 'error' },
  fix: 'safe',
  source: { keys: ['EZPULZE', 'TW-63040'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ body: { text: 'Olá {{1}},\tseu chamado {{2}} foi atualizado pela equipe.' } }],
    right: [{ body: { text: 'Olá {{1}}, seu chamado {{2}} foi atualizado pela equipe.' } }],
  },
  check({ texts }) {
    if (!texts.some(({ text }) => text.includes('\t'))) return NONE
    return texts.flatMap((part) => {
      const { text, component } = part
      const isAddress = component.endsWith('.url')
      return replaceAll(part, /\t+/g, (found, index) => {
        const isBlankBeside = isBlankAt(text, index - 1) || isBlankAt(text, index + found.length)
        return { messageId: 'tab', data: { count: found.length }, text: isAddress || isBlankBeside ? '' : ' ' }
      })
    })
  },
}

const SPACES_ALLOWED = 4
const TOO_MANY_SPACES = / {5,}/g

const spaces: Rule = {
  id: 'WS-SPACES',
  messages: { run: 'error' },
  fix: 'safe',
  source: { keys: ['EZPULZE', 'TW-63040'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ body: { text: 'Olá {{1}},     seu chamado {{2}} foi atualizado.' } }],
    right: [{ body: { text: 'Olá {{1}},    seu chamado {{2}} foi atualizado.' } }],
  },
  check({ texts }) {
    if (!texts.some(({ text }) => text.includes('     '))) return NONE
    return texts.flatMap((part) =>
      replaceAll(part, TOO_MANY_SPACES, (found) => ({
        messageId: 'run',
        data: { count: found.length, limit: SPACES_ALLOWED },
        text: part.component.endsWith('.url') ? '' : ' ',
      })),
    )
  },
}

/** Three line breaks or more; lines of blanks in between look no different. */
const TOO_MANY_NEWLINES = /(?:\r?\n[ \t]*){2,}\r?\n/g

const newlines: Rule = {
  id: 'WS-NEWLINES',
  messages: { run: 'warn' },
  fix: 'safe',
  source: { keys: ['FLD', 'EZPULZE', 'EASYSOCIAL'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ body: { text: 'Olá {{1}},\n\n\nseu chamado {{2}} foi atualizado.' } }],
    right: [{ body: { text: 'Olá {{1}},\n\nseu chamado {{2}} foi atualizado.' } }],
  },
  check({ texts }) {
    return texts.flatMap((part) => {
      if (part.component !== 'body' || !part.text.includes('\n')) return NONE
      return replaceAll(part, TOO_MANY_NEWLINES, (found) => ({
        messageId: 'run',
        data: { count: found.split('\n').length - 1 },
        text: '\n\n',
      }))
    })
  },
}

/** Controls (a tab and a line break have their own rules), blanks without width, marks of direction, separators of lines. */
const INVISIBLE =
  '[\\0-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF]|\\r(?!\\n)'
/** What joins emojis and colours them, where there is nothing to join or to colour. */
const LONE_JOINER =
  '(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D|\\u200D(?!\\p{Extended_Pictographic})|(?<!\\p{Emoji})\\uFE0F'
/** Half of a character, as a text has it that was cut in the middle of an emoji. */
const HALF = '\\p{Cs}'
const INVISIBLES = new RegExp(`(?:${INVISIBLE}|${LONE_JOINER}|${HALF})+`, 'gu')
const HAS_INVISIBLE = new RegExp(INVISIBLE)
const HAS_JOINER = /[\u200D\uFE0F]/
const DIRECTION = /^[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+$/
const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur|ps|prs)(?![a-z])/i
const BREAK = /[\u2028\u2029\v\f\r]/

const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const invisible: Rule = {
  id: 'WS-INVISIBLE',
  readsIdentity: true,
  messages: { invisible: 'error' },
  fix: 'safe',
  source: { keys: ['OWN'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [
      { body: { text: 'Olá {{1}},\u200B seu chamado {{2}} foi atualizado pela equipe.' } },
      { body: { text: '\uFEFFOlá {{1}}, seu chamado {{2}} foi atualizado pela equipe.' } },
    ],
    right: [{ body: { text: 'Olá {{1}}, seu chamado {{2}} foi atualizado.\r\nAté breve.' } }],
  },
  check({ content, texts }) {
    if (!texts.some(({ text }) => HAS_INVISIBLE.test(text) || HAS_JOINER.test(text) || !text.isWellFormed())) return NONE
    const needsDirection = RIGHT_TO_LEFT.test(content.language)
    return texts.flatMap((part) =>
      replaceAll(part, INVISIBLES, (found) => {
        const codes = [...new Set([...found.slice(0, 40)].map(codeOf))].slice(0, 3).join(', ')
        const isBreak = BREAK.test(found) && !part.component.endsWith('.url')
        const text = !isBreak ? '' : part.component === 'body' ? '\n' : ' '
        return { messageId: 'invisible', data: { codes, count: found.length }, text }
      }).filter(({ start, end }) => !(needsDirection && DIRECTION.test(part.text.slice(start, end)))),
    )
  },
}

export const WHITESPACE_RULES: readonly Rule[] = [tab, spaces, newlines, invisible]
