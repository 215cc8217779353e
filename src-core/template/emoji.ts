/**
 * M3: the CRM cannot read emojis. The test follows UTS #51 with three care points:
 * digits and `#` have the property Emoji but are none; `©®™` are text unless U+FE0F
 * follows; keycaps, flags and tag sequences have to be looked for on their own.
 */
const PRESENTATION = /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u
const INVISIBLE_PARTS = /\u20E3|\uFE0F|\u200D|[\u{E0020}-\u{E007F}]/u
const PICTOGRAPH = /\p{Extended_Pictographic}/u
/**
 * Every emoji has one of these code units: © and ® become one only with U+FE0F, digits only
 * with U+20E3. Quotes, dashes and Asia's scripts are none of them.
 */
const PART = /[\u200D\u203C\u2049\u20AD-\u33FF\uD800-\uFFFF]/g
const LEGAL_SIGNS = new Set(['©', '®', '™'])
/**
 * A sign with all that joins on to it: the rules GB9 and GB11 to GB13 of UAX #29, which are
 * those that emojis need. `Intl.Segmenter` knows the rest too, but loads its tables first,
 * and that takes as long as reading a thousand templates.
 */
const VISIBLE =
  /(?:\p{Extended_Pictographic}(?:[\p{M}\p{Emoji_Modifier}\u200C\u{E0020}-\u{E007F}]*\u200D\p{Extended_Pictographic})*|\p{Regional_Indicator}{2}|\P{Cc})(?:[\p{M}\p{Emoji_Modifier}\u200C\u{E0020}-\u{E007F}]|\u200D)*/gu

export type EmojiFinding = { text: string; start: number; end: number }

function isEmoji(visible: string): boolean {
  if (PRESENTATION.test(visible) || INVISIBLE_PARTS.test(visible)) return true
  if (!PICTOGRAPH.test(visible)) return false
  return !visible.includes('\uFE0E') && !LEGAL_SIGNS.has(visible.charAt(0))
}

/** One finding per visible character: a family joined from five code points is one. Offsets are UTF-16. */
export function findEmojis(text: string): EmojiFinding[] {
  const findings: EmojiFinding[] = []
  // Nearly every text has none, and cutting all of it into visible characters is slow.
  for (let done = 0; ; ) {
    PART.lastIndex = done
    if (!PART.test(text)) return findings
    const part = PART.lastIndex - 1
    // No visible character goes on with an ASCII sign, so that the cutting may begin at the last one before.
    let from = part
    while (from > done && text.charCodeAt(from) > 0x7f) from--
    VISIBLE.lastIndex = from
    while (done <= part) {
      const match = VISIBLE.exec(text)
      if (!match) return findings
      const { 0: visible, index } = match
      done = VISIBLE.lastIndex
      if (isEmoji(visible)) findings.push({ text: visible, start: index, end: done })
    }
  }
}
