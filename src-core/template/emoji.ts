/**
 * M3: the CRM cannot read emojis. The test follows UTS #51 with three care points:
 * digits and `#` have the property Emoji but are none; `©®™` are text unless U+FE0F
 * follows; keycaps, flags and tag sequences have to be looked for on their own.
 */
const PRESENTATION = /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u
const INVISIBLE_PARTS = /\u20E3|\uFE0F|\u200D|[\u{E0020}-\u{E007F}]/u
const PICTOGRAPH = /\p{Extended_Pictographic}/u
/** Every emoji has a code unit from U+200D on: © and ® are below and become one only with U+FE0F, digits only with U+20E3. */
const MAY_HOLD_ONE = /[\u200D-\uFFFF]/
const LEGAL_SIGNS = new Set(['©', '®', '™'])

export type EmojiFinding = { text: string; start: number; end: number }

function isEmoji(grapheme: string): boolean {
  if (PRESENTATION.test(grapheme) || INVISIBLE_PARTS.test(grapheme)) return true
  if (!PICTOGRAPH.test(grapheme)) return false
  return !grapheme.includes('\uFE0E') && !LEGAL_SIGNS.has(grapheme)
}

/** One finding per visible character: a family joined from five code points is one. Offsets are UTF-16. */
export function findEmojis(text: string): EmojiFinding[] {
  const findings: EmojiFinding[] = []
  // Nearly every text has none, and cutting it into visible characters is slow.
  if (!MAY_HOLD_ONE.test(text)) return findings
  for (const { segment, index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    if (isEmoji(segment)) findings.push({ text: segment, start: index, end: index + segment.length })
  }
  return findings
}
